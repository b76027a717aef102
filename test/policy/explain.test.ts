import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../src/base/json-value.ts'
import { unknownText } from '../../src/base/unknown-text.ts'
import { compilePolicies } from '../../src/policy/compile.ts'
import type { Decision } from '../../src/policy/decision.ts'
import { evaluate } from '../../src/policy/evaluate.ts'
import type { Policies } from '../../src/policy/policies.ts'
import type { Request } from '../../src/policy/request.ts'

const role = 'arn:aws:iam::111122223333:role/app'
const object = 'arn:aws:s3:::example-bucket/key'
const tag = 'aws:PrincipalTag/team'
const open = { [tag]: { unknown: true } } as const
const read: Request = { principal: role, action: 's3:GetObject', resource: object }

const allow = { Sid: 'A', Effect: 'Allow', Action: 's3:*', Resource: '*' }
const deny = { ...allow, Sid: 'D', Effect: 'Deny' }
const ofTeam = { Condition: { StringEquals: { [tag]: 'a' } } }
const by = (principal: unknown) => {
  return { ...allow, Principal: principal }
}

function policy(...Statement: readonly object[]): JsonValue {
  return { Version: '2012-10-17', Statement } as never
}

function decide(policies: Policies, change: Partial<Request> = {}): Decision {
  return evaluate({ ...read, ...change }, compilePolicies(policies))
}

const identity = (...statements: readonly object[]): Policies => ({ identity: [policy(...statements)] })

/** Sid and how it matched, with a mark where the statement decides. */
function reasonsOf({ reasons }: Decision): readonly string[] {
  return reasons.map(({ sid, matched, decides }) => `${sid} ${matched}${decides ? '!' : ''}`)
}

/** The clauses of the first reason. */
function clausesOf(decision: Decision) {
  return decision.reasons[0]?.failed
}

describe('the reasons', () => {
  it('are what matched or nearly matched, of the service, with what decides', () => {
    const near = { ...allow, Sid: 'N', Action: 's3:PutObject' }
    const far = { ...near, Sid: 'F', Resource: 'arn:aws:s3:::x' }
    const other = { ...allow, Sid: 'O', Action: 'rds:*' }
    expect(reasonsOf(decide(identity(allow, near, far, other, { ...deny, ...ofTeam })))).toEqual([
      'A yes!',
      'N no',
      'D no',
    ])
    expect(reasonsOf(decide(identity(allow, near, deny)))).toEqual(['A yes', 'N no', 'D yes!'])
    expect(reasonsOf(decide(identity(near, { ...deny, ...ofTeam })))).toEqual(['N no', 'D no'])
    expect(reasonsOf(decide({ session: [policy(allow)] }, { principal: 'anonymous' }))).toEqual([])
  })

  it('have nothing that is not there', () => {
    const { Sid: _, ...nameless } = allow
    const [reason] = decide(identity(nameless)).reasons
    expect(reason).toEqual({
      slot: 'identity',
      policy: 0,
      statement: 0,
      pointer: '/Statement/0',
      effect: 'Allow',
      matched: 'yes',
      failed: [],
      decides: true,
    })
    expect(Object.keys(reason ?? {})).not.toContain('sid')
    expect(Object.keys(reason ?? {})).not.toContain('grant')
  })

  it('say to whom a statement of the resource grants', () => {
    const account = 'arn:aws:iam::111122223333:root'
    const session = 'arn:aws:sts::111122223333:assumed-role/app/s'
    const grantOf = (statement: object) =>
      decide({ resource: policy(statement) }, { principal: session }).reasons.map(({ grant }) => grant)
    expect(grantOf(by({ AWS: session }))).toEqual(['direct'])
    expect(grantOf(by({ AWS: role }))).toEqual(['role'])
    expect(grantOf(by({ AWS: account }))).toEqual(['account'])
    expect(grantOf(by({ AWS: `${role}-2` }))).toEqual([undefined])
    expect(grantOf({ ...by({ AWS: session }), Effect: 'Deny' })).toEqual([undefined])
  })

  it('decide nothing where AWS refuses the call', () => {
    const trust = policy({ Sid: 'T', Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' })
    const decision = decide(
      { resource: trust, ...identity({ ...allow, Action: '*' }) },
      { principal: 'arn:aws:iam::111122223333:root', action: 'sts:AssumeRole', resource: `${role}-2` },
    )
    expect(decision.decision).not.toBe('allowed')
    expect(reasonsOf(decision)).toEqual(['T yes'])
    expect(decision.missing).toEqual([])
  })
})

describe('what cannot be told decides as far as it can change anything', () => {
  const perhaps = { ...allow, Sid: 'P', ...ofTeam }
  const never = { ...deny, Sid: 'X', ...ofTeam }
  const marks = (policies: Policies) => reasonsOf(decide(policies, { context: open }))

  it.each<[string, Policies, readonly string[]]>([
    ['the only allow', identity(perhaps), ['P unknown!']],
    ['an allow beside another', identity(allow, perhaps, never), ['A yes', 'P unknown', 'X unknown!']],
    ['a boundary', { ...identity(allow), boundary: [policy(perhaps)] }, ['A yes', 'P unknown!']],
    ['under a boundary', { ...identity(perhaps), boundary: [policy(allow)] }, ['P unknown!', 'A yes']],
    ['an SCP', { ...identity(allow), scp: [[policy(perhaps)]] }, ['A yes', 'P unknown!']],
    [
      'the second level of SCPs',
      { ...identity(allow), scp: [[policy(allow, perhaps)], [policy(perhaps)]] },
      ['A yes', 'A yes', 'P unknown', 'P unknown!'],
    ],
    [
      'an RCP, which allows nothing',
      { ...identity(perhaps), rcp: [[policy({ ...by('*'), ...ofTeam, Sid: 'R' })]] },
      ['P unknown!', 'R unknown'],
    ],
    [
      'an allow where another slot allows already',
      { ...identity(allow, perhaps), boundary: [policy(perhaps)] },
      ['A yes', 'P unknown', 'P unknown!'],
    ],
    [
      'of the resource, for the role',
      { resource: policy({ ...by({ AWS: role }), ...ofTeam }) },
      ['A unknown!'],
    ],
  ])('%s', (_, policies, expected) => {
    expect(marks(policies)).toEqual(expected)
  })

  it('decides nothing where another statement is certain, or a rule of the call', () => {
    expect(marks(identity(deny, never))).toEqual(['D yes!', 'X unknown'])
    const whoAmI = { action: 'sts:GetCallerIdentity', resource: '*' }
    expect(reasonsOf(decide(identity({ ...allow, Action: '*' }, { ...deny, Action: '*' }), whoAmI))).toEqual([
      'A yes',
      'D yes',
    ])
  })

  it('in a session policy', () => {
    const session = { principal: 'arn:aws:sts::111122223333:assumed-role/app/s', context: open }
    const policies = { ...identity(allow), session: [policy(perhaps)] }
    expect(reasonsOf(decide(policies, session))).toEqual(['A yes', 'P unknown!'])
    expect(reasonsOf(decide({ ...identity(perhaps), session: [policy(allow)] }, session))).toEqual([
      'P unknown!',
      'A yes',
    ])
  })
})

describe('a clause that is not met', () => {
  it('is the action, the principal or the resource', () => {
    const pointer = (element: string) => `/Statement/0/${element}`
    const at = (element: string) => ({ element, pointer: pointer(element), state: 'no' })
    expect(clausesOf(decide(identity({ ...allow, Action: 's3:PutObject' })))).toEqual([at('Action')])
    const { Action: _, ...rest } = allow
    expect(clausesOf(decide(identity({ ...rest, NotAction: 's3:Get*' })))).toEqual([at('NotAction')])
    expect(clausesOf(decide(identity({ ...allow, Resource: 'arn:aws:s3:::x' })))).toEqual([at('Resource')])
    const resource = policy(by({ AWS: `${role}-2` }))
    expect(clausesOf(decide({ resource }))).toEqual([at('Principal')])
  })

  it('is perhaps the resource, for the keys of its variables', () => {
    const statement = { ...allow, Resource: `arn:aws:s3:::example-bucket/\${${tag}}` }
    const [clause] = clausesOf(decide(identity(statement), { context: open })) ?? []
    expect(clause).toMatchObject({ element: 'Resource', state: 'unknown', unknownKeys: [tag.toLowerCase()] })
  })

  it('is a condition, with what it wants and what was found', () => {
    const failing = (context: Request['context'] & object, condition: object = ofTeam) =>
      clausesOf(decide(identity({ ...allow, ...condition }), { context }))
    const clause = {
      element: 'Condition',
      pointer: '/Statement/0/Condition/StringEquals/aws:PrincipalTag~1team',
      operator: 'StringEquals',
      key: tag,
      wanted: ['a'],
    }
    expect(failing({})).toEqual([{ ...clause, state: 'no' }])
    expect(Object.keys(failing({})?.[0] ?? {})).not.toContain('found')
    expect(failing({ [tag]: 'b' })).toEqual([{ ...clause, state: 'no', found: ['b'] }])
    expect(failing({ [tag]: ['b', 'c'] })).toEqual([{ ...clause, state: 'no', found: ['b', 'c'] }])
    expect(failing(open)).toEqual([{ ...clause, state: 'unknown', unknownKeys: [tag.toLowerCase()] }])
    const own = { Condition: { StringEquals: { [tag]: `\${${tag}}x` } } }
    expect(failing(open, own)?.[0]?.unknownKeys).toEqual([tag.toLowerCase()])
  })

  it('is perhaps the principal, where the path of the role is not known', () => {
    const trust = { resource: policy(by({ AWS: 'arn:aws:iam::111122223333:role/team/app' })) }
    const session = 'arn:aws:sts::111122223333:assumed-role/app/s'
    const ask = (context: Request['context'] & object) =>
      clausesOf(decide(trust, { principal: session, context }))
    expect(ask({ 'aws:PrincipalArn': { unknown: true } })).toEqual([
      {
        element: 'Principal',
        pointer: '/Statement/0/Principal',
        state: 'unknown',
        unknownKeys: ['aws:principalarn'],
      },
    ])
  })
})

it('names no key for a principal of which a part is not known', () => {
  const resource = policy(by({ AWS: `arn:aws:iam::111122223333:role/${unknownText('Role')}` }))
  expect(clausesOf(decide({ resource }))).toEqual([
    { element: 'Principal', pointer: '/Statement/0/Principal', state: 'unknown' },
  ])
})

describe('what a decision depends on', () => {
  it('is every key, with the clauses of the statements that decide', () => {
    const statements = [
      { ...allow, ...ofTeam },
      { ...deny, Condition: { StringLike: { [tag]: 'b*', 'aws:userid': 'x' } } },
    ]
    const context = { ...open, 'aws:userid': { unknown: true } } as const
    const { dependsOn } = decide(identity(...statements), { context })
    expect(dependsOn).toMatchObject([
      {
        kind: 'key',
        key: tag.toLowerCase(),
        clauses: [
          { statement: { slot: 'identity', policy: 0, statement: 0, sid: 'A' }, effect: 'Allow' },
          { statement: { statement: 1, sid: 'D' }, effect: 'Deny', clause: { operator: 'StringLike' } },
        ],
      },
      { kind: 'key', key: 'aws:userid', clauses: [{ statement: { statement: 1 } }] },
    ])
  })

  it('is no key of a statement that decides nothing', () => {
    const { dependsOn } = decide(
      { ...identity(allow, { ...allow, ...ofTeam }), boundary: { unseen: 'why' } },
      { context: open },
    )
    expect(dependsOn).toEqual([{ kind: 'policies', slot: 'boundary', why: 'why', could: ['allow', 'deny'] }])
  })

  it('is what was not seen, as far as it can allow', () => {
    const unseen = { unseen: 'why' }
    expect(decide({ identity: unseen }).dependsOn).toEqual([
      { kind: 'policies', slot: 'identity', why: 'why', could: ['allow', 'deny'] },
    ])
    const second = decide({ ...identity(allow), scp: [[policy(allow)], unseen] }).dependsOn
    expect(second).toEqual([
      { kind: 'policies', slot: 'scp', level: 1, why: 'why', could: ['allow', 'deny'] },
    ])
    const rcp = decide({ identity: unseen, rcp: [unseen] }).dependsOn
    expect(rcp.map(one => 'could' in one && one.could)).toEqual([['allow', 'deny'], ['deny']])
    const denying = decide({ identity: [policy(allow), unseen] }).dependsOn
    expect(denying).toEqual([{ kind: 'policies', slot: 'identity', why: 'why', could: ['deny'] }])
    expect(decide({ resource: unseen, session: unseen }, { principal: 'anonymous' }).dependsOn).toMatchObject(
      [{ slot: 'resource' }],
    )
  })
})

describe('the allows that a request lacks', () => {
  const cross = { resource: 'arn:aws:rds:eu-west-1:444455556666:db:x', action: 'rds:StartDBInstance' }
  const lacks = (policies: Policies, change: Partial<Request> = {}) =>
    decide(policies, change).missing.map(
      ({ slot, level, state }) => `${slot}${level === undefined ? '' : `/${level}`} ${state}`,
    )

  it.each<[string, readonly string[], Policies, Partial<Request>]>([
    ['none where it is allowed', [], identity(allow), {}],
    ['none where it is allowed and denied', [], identity(allow, deny), {}],
    ['none where the resource alone allows', [], { resource: policy(by({ AWS: role })) }, {}],
    [
      'none where AWS refuses the call',
      [],
      {},
      { principal: 'arn:aws:iam::111122223333:root', action: 'sts:AssumeRole', resource: `${role}-2` },
    ],
    ['one side in one account', ['identity no'], {}, {}],
    ['both across accounts', ['identity no', 'resource no'], {}, cross],
    ['an identity that may', ['identity unknown'], identity({ ...allow, ...ofTeam }), { context: open }],
    ['a boundary', ['boundary no'], { ...identity(allow), boundary: [policy(deny)] }, {}],
    ['levels', ['scp/1 no'], { ...identity(allow), scp: [[policy(allow)], [policy()]] }, {}],
    ['the resource of who has no identity', ['resource no'], {}, { principal: 'anonymous' }],
    [
      'a trust policy',
      ['identity no', 'resource no'],
      {},
      { action: 'sts:AssumeRole', resource: `${role}-2` },
    ],
  ])('%s', (_, expected, policies, change) => {
    expect(lacks(policies, change)).toEqual(expected)
  })

  it('have a level only where there are levels', () => {
    expect(decide({}).missing).toStrictEqual([{ slot: 'identity', state: 'no' }])
  })
})

describe('the notes', () => {
  const notesOf = ({ notes }: Decision) =>
    notes.map(one => ('key' in one ? `${one.note} ${one.key}` : one.note))
  const login = { action: 'rds-db:connect', resource: '*' }
  const anyLogin = { ...allow, Action: '*' }

  it('are about each key once, in order, wherever it stands', () => {
    const statements = [
      { ...anyLogin, Condition: { StringLike: { 'aws:UserAgent': 'x', 'aws:Referer': '${aws:SourceVpc}' } } },
      { ...anyLogin, Resource: 'arn:aws:rds-db:*:*:dbuser:*/${rds:DatabaseName}' },
      { ...anyLogin, Action: 's3:*', Condition: { StringLike: { 'aws:SourceVpce': 'x' } } },
    ]
    const context = { 'aws:MultiFactorAuthPresent': true, 'aws:userid': 'x' }
    expect(notesOf(decide(identity(...statements), { ...login, context }))).toEqual([
      'keyInDoubt aws:multifactorauthpresent',
      'keyNotSupported aws:referer',
      'keyNotSupported aws:sourcevpc',
      'keyNotSupported aws:useragent',
      'keyNotSupported rds:databasename',
    ])
  })

  it('are about policies that do not count, where they are given', () => {
    const anonymous = { principal: 'anonymous' }
    expect(notesOf(decide(identity(allow), anonymous))).toContain('slotIgnored')
    expect(notesOf(decide({ identity: { unseen: 'why' } }, anonymous))).toContain('slotIgnored')
    expect(notesOf(decide({}, anonymous))).not.toContain('slotIgnored')
  })

  it('tell of statements that AWS would refuse, in policies that count', () => {
    const broken = policy({ ...allow, Effect: 'allow' })
    expect(notesOf(decide({ identity: [broken] }))).toEqual(['statementIgnored'])
    expect(notesOf(decide({ identity: [broken] }, { principal: 'anonymous' }))).not.toContain(
      'statementIgnored',
    )
  })
})
