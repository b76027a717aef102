// A fact that a server may refuse to tell.

import { type Known, known, unseen } from '../../model/known.ts'

/** What was read, or why not, in the server's words. */
export async function attempt<T>(read: () => Promise<T>): Promise<Known<T>> {
  try {
    return known(await read())
  } catch (error) {
    return unseen(error instanceof Error ? error.message : String(error))
  }
}
