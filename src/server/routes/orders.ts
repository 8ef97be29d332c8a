import { orderEndpoints } from '#contracts/orders.ts'
import { takeOrders } from '#domain/orders/take-orders.ts'
import { agentOf } from '#platform/work/actor.ts'
import { openWork } from '#platform/work/open-work.ts'
import { routes } from '../http/bind-routes.ts'

export const orderRoutes = routes(orderEndpoints, {
  'GET /agent/orders': {
    own: async (visit, { query }) => {
      const { house } = visit
      const take = () => openWork(house, visit, takeOrders)
      // Who does not wait is not listening.
      if (query.wait === 0) return take()
      // Listening before looking: what is ordered in between is heard.
      const ear = house.listeners.listen(agentOf(visit.actor).clientId, query.wait * 1000)
      // A program that was stopped takes no order with it.
      visit.onEnd(ear.stop)
      try {
        const found = await take()
        if (found.orders.length > 0 || (await ear.heard) === 'time-is-up') return found
        return await take()
      } finally {
        ear.stop()
      }
    },
  },
})
