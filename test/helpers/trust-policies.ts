// Trust policies for tables: statements, bare documents, and roles whose account is known.

export const vendor = '111122223333'
export const vendorRoot = `arn:aws:iam::${vendor}:root`
export const vendorRole = `arn:aws:iam::${vendor}:role/tool`
export const own = '444455556666'
export const ownRole = `arn:aws:iam::${own}:role/db`
export const agreedId = '7c1f0a52-3b4d-4e8f-9a6b-0d2c4e6f8a1b'

/** The role's account is the reader's; nobody said whose others are, so they are a third party's. */
export const ownedHere = { accounts: { [own]: { owned: true } } }
export const bothOwned = { accounts: { [own]: { owned: true }, [vendor]: { owned: true } } }

/** An Allow for the principals of `AWS`. */
export function allow(principal: string | readonly string[], condition?: object): object {
  return {
    Effect: 'Allow',
    Principal: { AWS: principal },
    Action: 'sts:AssumeRole',
    ...(condition && { Condition: condition }),
  }
}

export function deny(principal: string, condition?: object): object {
  return { ...allow(principal, condition), Effect: 'Deny' }
}

/** A trust policy alone: whose role it is, nobody knows. */
export function trust(...statements: readonly object[]): never {
  return { Version: '2012-10-17', Statement: statements } as never
}

/** A role of the account `own` with its trust policy. */
export function role(...statements: readonly object[]): never {
  return { Role: { Arn: ownRole, AssumeRolePolicyDocument: trust(...statements) } } as never
}

/** In `role`: the place of the only principal of a statement. */
export function inRole(index = 0, rest = 'Principal/AWS'): string {
  return `/Role/AssumeRolePolicyDocument/Statement/${index}/${rest}`
}

/** In `trust`. */
export function inTrust(index = 0, rest = 'Principal/AWS'): string {
  return `/Statement/${index}/${rest}`
}

/** The place of a condition. */
export function condition(operator: string, key = 'sts:ExternalId'): string {
  return `Condition/${operator}/${key}`
}

/** A link of the tool through the role, with the trust policy in `trust.json`. */
export function linkOf(caller: string | undefined, externalId?: string) {
  return {
    links: [
      {
        name: 'orders',
        ...(caller !== undefined && { caller: { role: caller } }),
        target: { role: ownRole, trust: 'trust.json' },
        ...(externalId !== undefined && { externalId }),
      },
    ],
  }
}
