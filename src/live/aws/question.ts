// One question to AWS: one call or several, each with its own time, and an answer in every case.

import type { CallName } from '../allowed-calls.ts'
import type { Answer, Patience, PeerError } from '../answer.ts'
import type { Limiter } from './limiter.ts'
import type { OwnSecrets } from './own-secrets.ts'
import { peerErrorOf } from './peer-error.ts'

/** What every reply of the SDK has. */
export interface Reply {
  readonly $metadata: { readonly requestId?: string | undefined }
}

/** What a client's `send` takes to be stopped. */
export interface End {
  readonly abortSignal: AbortSignal
}

/** Makes one call. Throws what `ask` catches: a question ends at its first call that fails. */
export type Call = <R extends Reply>(name: CallName, send: (end: End) => Promise<R>) => Promise<R>

/** Asks, and gives an answer whatever happens; only mistakes of ours are thrown on. */
export type Ask = <T>(run: (call: Call) => Promise<T>, patience: Patience) => Promise<Answer<T>>

/** `onCall` is told of every call that is made; of `secrets` nothing is in any answer. */
export function makeAsk(
  limit: Limiter,
  secrets: OwnSecrets,
  onCall: (name: CallName) => void = () => {},
): Ask {
  return async (run, patience) => {
    const start = Date.now()
    const tookMs = () => Date.now() - start
    try {
      const value = await run((name, send) => {
        onCall(name)
        return limit(() => callOnce(name, send, patience, secrets))
      })
      return { state: 'answered', value, tookMs: tookMs() }
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error
      return { state: 'failed', error: error.error, tookMs: tookMs() }
    }
  }
}

class CallFailed extends Error {
  readonly error: PeerError

  constructor(error: PeerError) {
    super(error.message)
    this.error = error
  }
}

async function callOnce<R extends Reply>(
  call: CallName,
  send: (end: End) => Promise<R>,
  { timeoutMs, signal }: Patience,
  secrets: OwnSecrets,
): Promise<R> {
  const timeout = AbortSignal.timeout(timeoutMs)
  const end = signal ? AbortSignal.any([signal, timeout]) : timeout
  try {
    end.throwIfAborted()
    return secrets.hideIn(await send({ abortSignal: end }))
  } catch (error) {
    const ended = signal?.aborted ? 'cancelled' : timeout.aborted ? 'timeout' : undefined
    throw new CallFailed(peerErrorOf(error, { call, timeoutMs, secrets, ...(ended && { ended }) }))
  }
}

/**
 * A member that AWS always sends, lists too when they are empty. The SDK takes a portal's page for an answer without any,
 * which must not be read as "there are none".
 */
export function expected<T>(value: T | undefined, name: string, call: CallName): T {
  if (value !== undefined) return value
  throw new CallFailed({
    call,
    kind: 'peer',
    code: 'UnreadableReply',
    message: `the reply has no ${name}, which every reply of AWS has: is there a proxy or portal on the way?`,
  })
}

/** Ends the question: AWS answered, and what was asked for is not there. */
export function notFound(call: CallName, message: string): never {
  throw new CallFailed({ call, kind: 'notFound', code: 'NotFound', message })
}

/** How services say that there is more: IAM and RDS with a marker, the others with a token. */
type More = { readonly Marker?: string | undefined } | { readonly NextToken?: string | undefined }

/** One list, page after page to its end. `send` gets what the page before ended with. */
export async function allPages<R extends Reply & More, T>(
  call: Call,
  name: CallName,
  send: (more: string | undefined, end: End) => Promise<R>,
  listIn: (reply: R) => readonly T[] | undefined,
): Promise<readonly T[]> {
  const items: T[] = []
  let more: string | undefined
  do {
    const before = more
    const reply = await call(name, end => send(before, end))
    for (const item of expected(listIn(reply), 'list', name)) items.push(item)
    more = moreOf(reply)
    if (more !== undefined && more === before) expected(undefined, 'next page', name)
  } while (more !== undefined)
  return items
}

function moreOf(reply: More): string | undefined {
  return ('Marker' in reply ? reply.Marker : 'NextToken' in reply ? reply.NextToken : undefined) || undefined
}
