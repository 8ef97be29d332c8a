-- The roll calls of a day, and what belongs to each: what somebody enters at once is of one instant.
create index online_roll_calls_by_day on online_operations (client_id, (body ->> 4))
  where collection = 'appel';
create index online_operations_in_time on online_operations (client_id, collection, at);
