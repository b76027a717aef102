// Files opened without waiting: a named pipe that lies where a file is expected would keep the program for ever.

import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs'

/** For `openSync`: a pipe that nobody writes to is empty, and of files it changes nothing. */
export const withoutWaiting = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)

/** The bytes of a file that was found by its name. Throws what `fs` throws, and an error of code `no file` for anything else. */
export function readFound(absolute: string): Buffer {
  const descriptor = openSync(absolute, withoutWaiting)
  try {
    if (fstatSync(descriptor).isFile()) return readFileSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
  throw Object.assign(new Error('no file'), { code: 'no file' })
}
