"""For each day and zone asked, the instants of 00:00 and 02:00 on the clock there, by Python's own calendar."""

import json
import sys
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def at(day, hour, zone):
    return int(datetime.combine(day, time(hour), ZoneInfo(zone)).timestamp())


asked = json.load(sys.stdin)
first = date.fromisoformat(asked['first'])
days = [first + timedelta(days=index) for index in range(asked['days'])]
answer = {
    zone: [{'day': day.isoformat(), 'midnight': at(day, 0, zone), 'two': at(day, 2, zone)} for day in days]
    for zone in asked['zones']
}
json.dump(answer, sys.stdout)
