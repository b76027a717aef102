// What a change of policies adds and takes away: a table of pairs, each read in both directions.

import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../src/base/json-value.ts'
import { compileOf, diffOf, lines, permissions, trust } from './diff-of.ts'

const app = 'arn:aws:iam::111122223333:role/app'
const other = 'arn:aws:iam::111122223333:role/other'
const root = 'arn:aws:iam::111122223333:root'
const user = (id: string, name: string) => `arn:aws:rds-db:us-east-1:444455556666:dbuser:${id}/${name}`
const agreed = { StringEquals: { 'sts:ExternalId': 'agreed' } }
const by = (principal: JsonValue, more: object = {}) => ({ Principal: { AWS: principal }, ...more })

describe('who can assume a role', () => {
  it.each<[string, JsonValue, JsonValue, readonly string[]]>([
    ['nothing', trust(by(app)), trust(by(app)), []],
    ['one more role', trust(by(app)), trust(by([app, other])), [`+ ${other} may newly assume it`]],
    ['one role less', trust(by([app, other])), trust(by(app)), [`- ${other} may no longer assume it`]],
    [
      'a whole account instead of one role',
      trust(by(app, { Condition: agreed })),
      trust(by(root, { Condition: agreed })),
      ['+ account 111122223333 may newly assume it'],
    ],
    ['everybody', trust(by(app)), trust(by('*')), ['+ anybody, of any account, may newly assume it']],
    [
      'the external id dropped',
      trust(by(app, { Condition: agreed })),
      trust(by(app)),
      [`+ ${app} may assume it in more ways`],
    ],
    [
      'another external id',
      trust(by(app, { Condition: agreed })),
      trust(by(app, { Condition: { StringEquals: { 'sts:ExternalId': 'new' } } })),
      [`+ ${app} may assume it in more ways`, `- ${app} may assume it in fewer ways`],
    ],
    [
      'an external id that may be left out',
      trust(by(app, { Condition: agreed })),
      trust(by(app, { Condition: { StringEqualsIfExists: { 'sts:ExternalId': 'agreed' } } })),
      [`+ ${app} may assume it in more ways`],
    ],
    [
      'one role denied',
      trust(by(root)),
      trust(by(root), by(app, { Effect: 'Deny' })),
      [`- ${app} may no longer assume it`],
    ],
    ['a Deny that never matches', trust(by(app)), trust(by(app), by(other, { Effect: 'Deny' })), []],
    [
      'all but one role',
      trust(by(app)),
      trust({ NotPrincipal: { AWS: app } }),
      ['+ anybody, of any account, may newly assume it', `- ${app} may no longer assume it`],
    ],
    [
      'a condition on the organization',
      trust(by('*', { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1234567890' } } })),
      trust(by('*')),
      ['+ anybody, of any account, may assume it in more ways'],
    ],
    [
      'a pattern of roles in a condition',
      trust(by(root, { Condition: { ArnEquals: { 'aws:PrincipalArn': app } } })),
      trust(
        by(root, { Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/app*' } } }),
      ),
      ['+ arn:aws:iam::111122223333:role/app* may newly assume it'],
    ],
    [
      'a service',
      trust(by(app)),
      trust(by(app), { Principal: { Service: 'ec2.amazonaws.com' } }),
      ['+ the service ec2.amazonaws.com may newly assume it'],
    ],
    [
      'a provider',
      trust(by(app)),
      trust(by(app), {
        Principal: { Federated: 'arn:aws:iam::444455556666:oidc-provider/gitlab.com' },
        Action: 'sts:AssumeRoleWithWebIdentity',
      }),
      ['+ whom arn:aws:iam::444455556666:oidc-provider/gitlab.com vouches for may newly assume it'],
    ],
    [
      'session tags',
      trust(by(app)),
      trust(by(app, { Action: ['sts:AssumeRole', 'sts:TagSession'] })),
      [`+ ${app} may newly pass session tags to it`],
    ],
  ])('%s', async (_name, before, after, expected) => {
    expect(lines(await diffOf(before, after))).toEqual(expected)
    expect([...lines(await diffOf(after, before))].sort()).toEqual(expected.map(mirrored).sort())
  })
})

describe('which database users can be reached', () => {
  it.each<[string, JsonValue, JsonValue, readonly string[]]>([
    [
      'every user instead of one',
      permissions(user('db-A', 'app')),
      permissions(user('db-A', '*')),
      [`+ may newly log in as ${user('db-A', '*')}`],
    ],
    [
      'another user',
      permissions(user('db-A', 'app')),
      permissions(user('db-A', 'admin')),
      [`+ may newly log in as ${user('db-A', 'admin')}`, `- may no longer log in as ${user('db-A', 'app')}`],
    ],
    ['everything', permissions(user('db-A', 'app')), permissions('*'), ['+ may newly log in as *']],
    [
      'one user denied',
      permissions(user('db-A', '*')),
      permissions(user('db-A', '*'), { Effect: 'Deny', Resource: user('*', 'admin') }),
      [`- may no longer log in as ${user('db-A', 'admin')}`],
    ],
    [
      'two users denied by one statement',
      permissions(user('db-A', '*')),
      permissions(user('db-A', '*'), {
        Effect: 'Deny',
        Resource: [user('*', 'admin'), user('*', 'postgres')],
      }),
      [
        `- may no longer log in as ${user('db-A', 'admin')}`,
        `- may no longer log in as ${user('db-A', 'postgres')}`,
      ],
    ],
    [
      'everything but one',
      permissions(user('db-A', 'app')),
      {
        Version: '2012-10-17',
        Statement: { Effect: 'Allow', Action: 'rds-db:connect', NotResource: user('db-A', 'admin') },
      },
      expect.arrayContaining([expect.stringContaining('+ may newly log in as')]),
    ],
    [
      'a tag no longer asked for',
      permissions({
        Resource: user('db-A', 'app'),
        Condition: { StringEquals: { 'aws:PrincipalTag/team': 'orders' } },
      }),
      permissions(user('db-A', 'app')),
      [`+ may log in as ${user('db-A', 'app')} in more ways`],
    ],
    [
      'a user by a tag beside another database',
      permissions(user('db-A', '${aws:PrincipalTag/db-user}')),
      permissions(user('db-A', '${aws:PrincipalTag/db-user}'), user('db-B', 'app')),
      [`+ may newly log in as ${user('db-B', 'app')}`],
    ],
    [
      'another service',
      permissions(user('db-A', 'app')),
      permissions(user('db-A', 'app'), { Action: 's3:*', Resource: '*' }),
      [],
    ],
    [
      'a role that can be assumed',
      permissions({ Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::444455556666:role/db' }),
      permissions({ Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::444455556666:role/*' }),
      ['+ may newly assume arn:aws:iam::444455556666:role/*, as far as its own policies go'],
    ],
  ])('%s', async (_name, before, after, expected) => {
    expect(lines(await diffOf(before, after))).toEqual(expected)
  })
})

describe('writing a policy in another way', () => {
  const two = [user('db-A', 'app'), user('db-B', 'app')]
  it.each<[string, JsonValue, JsonValue]>([
    ['order and lists', permissions(...two), permissions(...[...two].reverse())],
    ['one statement split', permissions({ Resource: two }), permissions(...two)],
    [
      'another spelling of the action',
      permissions(two[0] as string),
      permissions({ Action: 'RDS-DB:*', Resource: two[0] as string }),
    ],
    ['Sids', permissions(two[0] as string), permissions({ Sid: 'New', Resource: two[0] as string })],
    ['an account and its root', trust(by('111122223333')), trust(by(root))],
    ['principals apart', trust(by([app, other])), trust(by(app), by(other))],
    ['everyone by two names', trust(by('*')), trust({ Principal: '*' })],
    [
      'conditions in another order',
      trust(
        by(app, {
          Condition: {
            StringEquals: { 'sts:ExternalId': ['a', 'b'] },
            Bool: { 'aws:SecureTransport': 'true' },
          },
        }),
      ),
      trust(
        by(app, {
          Condition: {
            Bool: { 'aws:SecureTransport': true },
            StringEquals: { 'sts:ExternalId': ['b', 'a'] },
          },
        }),
      ),
    ],
    [
      'a grant within another',
      permissions(user('db-A', '*')),
      permissions(user('db-A', '*'), user('db-A', 'app')),
    ],
  ])('%s', async (_name, before, after) => {
    const { changes, uncompared } = await diffOf(before, after)
    expect([...changes, ...uncompared]).toEqual([])
  })
})

describe('every change', () => {
  it('is shown by a request that the two sides decide differently', async () => {
    const [before, after] = [trust(by(app, { Condition: agreed })), trust(by(root))]
    const { changes } = await diffOf(before, after)
    expect(changes.length).toBeGreaterThan(0)
    for (const { witness, effect } of changes) {
      expect(effect).toBe('added')
      expect(compileOf(before)(witness)).not.toBe('allowed')
      expect(compileOf(after)(witness)).toBe('allowed')
    }
  })

  it('says what the other side wanted', async () => {
    const { changes } = await diffOf(trust(by(app, { Condition: agreed })), trust(by(app)))
    expect(changes[0]?.refusal).toMatchObject({
      why: 'conditions',
      unmet: [{ operator: 'StringEquals', key: 'sts:ExternalId', values: ['agreed'] }],
    })
    expect(changes[0]?.whole).toBe(false)
  })
})

describe('what cannot be compared', () => {
  it('is a file that is no JSON, and nothing is said to be gone', async () => {
    const diff = await diffOf(permissions(user('db-A', 'app')), '{ "Version": ')
    expect(diff.changes).toEqual([])
    expect(diff.uncompared).toMatchObject([{ name: 'policy.json', side: 'head' }])
  })

  it('is a statement that AWS would refuse', async () => {
    const diff = await diffOf(
      permissions(user('db-A', 'app')),
      permissions(user('db-A', 'app'), { Effect: 'Maybe' }),
    )
    expect(diff.uncompared).toMatchObject([{ side: 'head', why: expect.stringContaining('/Statement/1') }])
  })
})

function mirrored(line: string): string {
  const [sign, text] = [line[0], line.slice(2)]
  const swapped = text
    .replace('may newly', 'may NEWLY')
    .replace('may no longer', 'may newly')
    .replace('may NEWLY', 'may no longer')
    .replace('in more ways', 'in FEWER ways')
    .replace('in fewer ways', 'in more ways')
    .replace('in FEWER ways', 'in fewer ways')
  return `${sign === '+' ? '-' : '+'} ${swapped}`
}
