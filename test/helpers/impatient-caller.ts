// Somebody who asks AWS and has little patience with one call, and all the time in the world for the others: on a busy
// machine, what comes may take its time, and only what never comes is worth a short wait.

import type { CallName } from '../../src/live/allowed-calls.ts'
import type { Failed } from '../../src/live/answer.ts'
import { AwsSession } from '../../src/live/aws/aws-session.ts'
import { credentialSource } from '../../src/live/aws/credentials.ts'
import { makeLimiter } from '../../src/live/aws/limiter.ts'
import { OwnSecrets } from '../../src/live/aws/own-secrets.ts'
import type { AwsCaller } from '../../src/live/aws/ports.ts'
import { type Ask, makeAsk } from '../../src/live/aws/question.ts'

/** Calls are tried once. */
export function impatientCaller(
  env: Readonly<Record<string, string>>,
  impatientWith: CallName,
  timeoutMs: number,
): AwsCaller {
  const { name, provide } = credentialSource({ env })
  const secrets = new OwnSecrets()
  const ask = impatientAsk(makeAsk(makeLimiter(8), secrets), impatientWith, timeoutMs)
  return new AwsSession({ source: name, provide: secrets.watched(provide), env, ask, secrets, attempts: 1 })
}

class Stopped extends Error {
  readonly answer: Failed

  constructor(answer: Failed) {
    super(answer.error.message)
    this.answer = answer
  }
}

/** Every call is a question of its own. */
function impatientAsk(ask: Ask, impatientWith: CallName, timeoutMs: number): Ask {
  return async (run, patience) => {
    try {
      return await ask(
        () =>
          run(async (name, send) => {
            const alone = await ask(
              call => call(name, send),
              name === impatientWith ? { ...patience, timeoutMs } : patience,
            )
            if (alone.state === 'failed') throw new Stopped(alone)
            return alone.value
          }),
        patience,
      )
    } catch (error) {
      if (error instanceof Stopped) return error.answer
      throw error
    }
  }
}
