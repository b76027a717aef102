// The login itself: once, with the token, and what the session then knows of itself.

import type { Answer, Patience } from '../answer.ts'
import { askPeer } from '../ask-peer.ts'
import type { Endpoint } from '../network/ports.ts'
import type { LoginFacts, LoginName, Secret, Trust } from './ports.ts'

/** The drivers are loaded here, each for its engine only. */
export async function logIn(
  endpoint: Endpoint,
  as: LoginName & Trust & { readonly token: Secret },
  patience: Patience,
): Promise<Answer<LoginFacts>> {
  const answer = await askPeer(patience, async asking => {
    if (endpoint.engine === 'postgres') {
      const { logInPostgres } = await import('./postgres-login.ts')
      return logInPostgres(endpoint, as, asking)
    }
    const { logInMysql } = await import('./mysql-login.ts')
    return logInMysql(endpoint, as, asking)
  })
  return withoutSecret(answer, as.token)
}

/** Servers have been seen to repeat what they were sent; whatever they say, the token is not in it. */
function withoutSecret<T>(answer: T, token: Secret): T {
  const secret = token.reveal()
  const parts = partsOf(secret)
  const hide = (value: unknown): unknown => {
    if (typeof value === 'string') {
      const whole = secret === '' ? value : value.replaceAll(secret, '[token]')
      return parts.reduce(
        (text, part) => text.replaceAll(part, '[hidden]'),
        whole.replace(signature, '$1[hidden]'),
      )
    }
    if (Array.isArray(value)) return value.map(hide)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, hide(member)]))
  }
  return hide(answer) as T
}

/** What makes the token one, each as it stands in it and as it is: a server may repeat only that, and no name before it. */
function partsOf(token: string): readonly string[] {
  const written = [...token.matchAll(signature)].map(([whole, name = '']) => whole.slice(name.length))
  const meant = [...new URLSearchParams(token.slice(token.indexOf('?') + 1))]
    .filter(([name]) => /^X-Amz-(Signature|Security-Token)$/i.test(name))
    .map(([, value]) => value)
  return [...new Set([...written, ...meant])].filter(part => part !== '')
}

const signature = /(X-Amz-(?:Signature|Security-Token)=)[^&\s'"]+/gi
