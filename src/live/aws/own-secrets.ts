// The secrets that this run signs with, known by value: an endpoint, or a proxy on the way, may repeat what it was sent
// with no name before it, where no pattern would find it.

import type { CredentialProvider } from './credentials.ts'

/** Shorter values would be found in ordinary words; AWS has none. */
const shortest = 12

export class OwnSecrets {
  /** As they are, and as they stand in addresses. */
  readonly #forms = new Set<string>()

  /** The same credentials; what of them is secret is known from then on. */
  watched(provide: CredentialProvider): CredentialProvider {
    return async properties => {
      const credentials = await provide(properties)
      this.#learn(credentials.secretAccessKey)
      if (credentials.sessionToken !== undefined) this.#learn(credentials.sessionToken)
      return credentials
    }
  }

  #learn(secret: string): void {
    if (secret.length < shortest) return
    this.#forms.add(secret)
    this.#forms.add(encodeURIComponent(secret))
  }

  /** The text with an asterisk for each character of a secret. */
  hide(text: string): string {
    let hidden = text
    for (const form of this.#forms)
      if (hidden.includes(form)) hidden = hidden.replaceAll(form, '*'.repeat(form.length))
    return hidden
  }

  /** The same reply, without them in any of its texts. New credentials are left alone: nobody shows them. */
  hideIn<T>(reply: T): T {
    if (this.#forms.size > 0) this.#hideBelow(reply)
    return reply
  }

  /** In place: a reply is the SDK's own until it is given away, and may be large. */
  #hideBelow(value: unknown): void {
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return
    const holder = value as Record<string, unknown>
    for (const [name, member] of Object.entries(holder)) {
      if (name === 'Credentials') continue
      if (typeof member !== 'string') this.#hideBelow(member)
      else if (this.hide(member) !== member) holder[name] = this.hide(member)
    }
  }
}
