// The MySQL gate.

import type { ServeConnection } from '../gate/gate.ts'

export const serveMysql: ServeConnection = async socket => {
  socket.destroy()
}
