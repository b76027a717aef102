// The members of Principal and NotPrincipal: four names, case-sensitive.

import {
  childPointer,
  closest,
  codePointName,
  defineRule,
  isObject,
  isPrincipalKind,
  type JsonObject,
  keyAt,
  memberOf,
  type PrincipalKind,
  principalKinds,
  type Statement,
  stringsOf,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'unknown-principal-kind',
  title: 'a kind of principal that AWS does not know',
  severity: 'error',
  aws: 'refuses',
  subject: 'statement',
  form: true,
  since: '0.1.0',
  why: 'AWS refuses the document: principals are named under AWS, Service, Federated or CanonicalUser, in exactly this spelling',
  fix: 'Use "AWS" for accounts, roles and users, "Service" for AWS services, "Federated" for identity providers.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-principal-key',
  ],
  covers: ['TB-11'],
  yieldsTo: ['principal-in-identity-policy', 'unsupported-in-rcp'],
  examples: {
    bad: [
      {
        note: 'lower case',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { aws: 'arn:aws:iam::111122223333:role/app' },
              Action: 'sts:AssumeRole',
            },
          ],
        },
      },
    ],
    good: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::111122223333:role/app', Service: 'ec2.amazonaws.com' },
              Action: 'sts:AssumeRole',
            },
          ],
        },
      },
    ],
  },
  *find(statement: Statement) {
    for (const element of ['Principal', 'NotPrincipal']) {
      const principal = memberOf(statement.raw, element)
      if (!isObject(principal)) continue
      for (const name of Object.keys(principal)) {
        if (isPrincipalKind(name)) continue
        const pointer = childPointer(childPointer(statement.pointer, element), name)
        if (isEveryone(principal)) {
          yield everyone(element, childPointer(statement.pointer, element), pointer)
          continue
        }
        const meant = meantBy(name)
        yield {
          at: keyAt(pointer),
          facts: { name, element, meant },
          ...(meant && {
            label: `write "${meant}"`,
            fix: {
              text: `"${meant}": ${JSON.stringify(principal[name])}`,
              // Two members cannot have one name.
              ...(memberOf(principal, meant) === undefined && {
                edits: [{ do: 'rename', pointer, name: meant } as const],
              }),
            },
          }),
        }
      }
    }
  },
  say({ name, element, meant }) {
    const odd = name.replace(/[A-Za-z]/g, '').charAt(0)
    if (meant !== undefined && odd !== '' && name.replace(/[^A-Za-z]/g, '') === meant)
      return `the kind "${meant}" of ${element} is written with the character ${codePointName(odd)} in it`
    return `${element} has no kind "${name}"${meant === undefined ? '; there are AWS, Service, Federated and CanonicalUser' : ` (did you mean "${meant}"?)`}`
  },
})

/** `{"*": "*"}`: Terraform's way to write everyone, which its users take into JSON. */
function isEveryone(principal: JsonObject): boolean {
  return Object.keys(principal).length === 1 && stringsOf(principal, '*').join() === '*'
}

function everyone(element: string, at: string, pointer: string) {
  return {
    at: keyAt(pointer),
    facts: { name: '*', element, meant: undefined },
    fix: { text: `"${element}": "*"`, edits: [{ do: 'replace', pointer: at, value: '*' } as const] },
  }
}

// What people write for them, in lower case and without separators.
const otherNames: ReadonlyMap<string, PrincipalKind> = new Map([
  ...['account', 'accounts', 'arn', 'iam', 'role', 'roles', 'user', 'users', 'root', 'sts'].map(
    name => [name, 'AWS'] as const,
  ),
  ...['services', 'awsservice', 'serviceprincipal'].map(name => [name, 'Service'] as const),
  ...['federation', 'oidc', 'saml', 'web', 'webidentity', 'federatedprincipal', 'federateduser'].map(
    name => [name, 'Federated'] as const,
  ),
  ...['canonical', 'canonicaluserid', 'canonicalid'].map(name => [name, 'CanonicalUser'] as const),
])

function meantBy(name: string): PrincipalKind | undefined {
  const plain = name.replace(/[^A-Za-z]/g, '').toLowerCase()
  const sameLetters = principalKinds.find(kind => kind.toLowerCase() === plain)
  return (
    sameLetters ??
    otherNames.get(plain) ??
    principalKinds.find(kind => kind === closest(plain, principalKinds))
  )
}
