// What is asked of a database, as one value, for whoever takes it through a port. Loads no driver before a login.

import { askLogin, askPlain } from './ask-login.ts'
import { logIn } from './log-in.ts'
import type { DatabasePorts } from './ports.ts'

export const database: DatabasePorts = { askLogin, askPlain, logIn }
