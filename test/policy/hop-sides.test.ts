import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../src/base/json-value.ts'
import type { Account, HeldPolicy, Identity } from '../../src/model/inventory.ts'
import { known, type Seen, unseen } from '../../src/model/known.ts'
import type { Hop } from '../../src/model/link.ts'
import { capsOf, judgeHop, listOf } from '../../src/policy/hop-sides.ts'

const tool = '111122223333'
const own = '444455556666'
const toolRole = `arn:aws:iam::${tool}:role/tool`
const dbRole = `arn:aws:iam::${own}:role/db`

const held = (path: string, ...Statement: readonly JsonValue[]): HeldPolicy =>
  ({ document: { path }, policy: { root: { Version: '2012-10-17', Statement } } }) as never
const seen = (...items: readonly HeldPolicy[]): Seen<HeldPolicy> => ({ items })
const assume = { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: dbRole }
const trusting = (Condition: JsonValue = {}) => ({
  Effect: 'Allow',
  Principal: { AWS: `arn:aws:iam::${tool}:root` },
  Action: ['sts:AssumeRole', 'sts:TagSession'],
  Condition,
})

const identity = (arn: string, parts: Partial<Identity> = {}): Identity => ({
  kind: arn.includes(':user/') ? 'user' : 'role',
  arn,
  account: arn.split(':')[4] ?? '',
  name: arn.slice(arn.lastIndexOf('/') + 1),
  trust: seen(),
  permissions: seen(),
  boundary: seen(),
  maxSession: unseen('it was not given'),
  ...parts,
})
const caller = identity(toolRole, { permissions: seen(held('caller.json', assume)) })
const role = (Condition?: JsonValue) =>
  identity(dbRole, { trust: seen(held('trust.json', trusting(Condition))) })
const hopTo = (target: Identity, parts: Partial<Hop> = {}): Hop => ({
  role: target,
  externalId: known(undefined),
  sessionTags: {},
  sessionSeconds: known(undefined),
  ...parts,
})
const account = (id: string, parts: Partial<Account> = {}): Account => ({ id, scps: [], rcps: [], ...parts })
const nobody = { caller: undefined, role: undefined }
const sides = ({ caller, trust, both }: Pick<ReturnType<typeof judgeHop>, 'caller' | 'trust' | 'both'>) =>
  [caller, trust, both].map(side => side.decision)

describe('judgeHop', () => {
  it('judges both sides apart and together', () => {
    const asked = judgeHop(caller, hopTo(role()), nobody)
    expect(asked.request).toMatchObject({ principal: toolRole, action: 'sts:AssumeRole', resource: dbRole })
    expect(sides(asked)).toEqual(['allowed', 'allowed', 'allowed'])
    expect(asked.callerLacks).toEqual([])
    expect(asked.trustLacks).toEqual([])
    expect(asked.tagging).toBeUndefined()
  })

  it('finds the side that does not allow it', () => {
    const withoutGrant = judgeHop(identity(toolRole), hopTo(role()), nobody)
    expect(sides(withoutGrant)).toEqual(['implicitDeny', 'allowed', 'implicitDeny'])
    const withoutTrust = judgeHop(caller, hopTo(identity(dbRole)), nobody)
    expect(sides(withoutTrust)).toEqual(['allowed', 'depends', 'depends'])
    expect(withoutTrust.trust.dependsOn).toMatchObject([{ slot: 'resource', why: 'it was not given' }])
    const unread = identity(dbRole, { trust: { items: [], unseen: 'AccessDenied' } })
    expect(judgeHop(caller, hopTo(unread), nobody).trust.dependsOn).toMatchObject([{ why: 'AccessDenied' }])
  })

  it("asks the caller's own policies also in one account", () => {
    const near = identity(`arn:aws:iam::${own}:role/near`)
    const trust = held('trust.json', { ...trusting(), Principal: { AWS: near.arn } })
    const asked = judgeHop(near, hopTo(identity(dbRole, { trust: seen(trust) })), nobody)
    expect(sides(asked)).toEqual(['implicitDeny', 'allowed', 'allowed'])
  })

  it('tells which statements come nearest', () => {
    const elsewhere = { ...assume, Resource: `${dbRole}2` }
    const asked = judgeHop(
      identity(toolRole, { permissions: seen(held('caller.json', elsewhere)) }),
      hopTo(role({ StringEquals: { 'sts:ExternalId': 'x' } })),
      nobody,
    )
    expect(asked.callerLacks).toHaveLength(1)
    expect(asked.trustLacks).toHaveLength(1)
  })

  it('carries the external id, unknown where nobody said it', () => {
    const wanting = role({ StringEquals: { 'sts:ExternalId': 'right' } })
    const decision = (externalId: Hop['externalId']) =>
      judgeHop(caller, hopTo(wanting, { externalId }), nobody).both.decision
    expect(decision(known('right'))).toBe('allowed')
    expect(decision(known('wrong'))).toBe('implicitDeny')
    expect(decision(known(undefined))).toBe('implicitDeny')
    expect(decision(unseen('a variable'))).toBe('depends')
  })

  it('carries session tags, and asks for passing them', () => {
    const tagged = role({
      StringEquals: { 'aws:RequestTag/team': 'db' },
      'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] },
      Null: { 'sts:TransitiveTagKeys': 'true' },
    })
    const asked = judgeHop(caller, hopTo(tagged, { sessionTags: { team: 'db' } }), nobody)
    expect(sides(asked)).toEqual(['allowed', 'allowed', 'allowed'])
    expect(asked.tagging && sides(asked.tagging)).toEqual(['implicitDeny', 'allowed', 'implicitDeny'])
    expect(sides(asked.askedFor('sts:TagSession'))).toEqual(['implicitDeny', 'allowed', 'implicitDeny'])
    expect(judgeHop(caller, hopTo(tagged, { sessionTags: { team: 'web' } }), nobody).trust.decision).toBe(
      'implicitDeny',
    )
    expect(judgeHop(caller, hopTo(tagged), nobody).trust.decision).toBe('implicitDeny')
    const without = role({ Null: { 'aws:TagKeys': 'true' } })
    expect(judgeHop(caller, hopTo(without), nobody).trust.decision).toBe('allowed')
  })

  it('carries the name of the session where it is known', () => {
    const named = role({ StringEquals: { 'sts:RoleSessionName': 'tool' } })
    expect(judgeHop(caller, hopTo(named, { sessionName: 'tool' }), nobody).trust.decision).toBe('allowed')
    expect(judgeHop(caller, hopTo(named, { sessionName: 'other' }), nobody).trust.decision).toBe(
      'implicitDeny',
    )
    expect(judgeHop(caller, hopTo(named), nobody).trust.decision).toBe('depends')
  })

  it('knows the organizations of both ends where they were told', () => {
    const ours = role({ StringEquals: { 'aws:PrincipalOrgID': 'o-ours', 'aws:ResourceOrgID': 'o-theirs' } })
    const decision = (caller1?: string, role1?: string) =>
      judgeHop(caller, hopTo(ours), {
        caller: account(tool, caller1 === undefined ? {} : { organization: caller1 }),
        role: account(own, role1 === undefined ? {} : { organization: role1 }),
      }).trust.decision
    expect(decision('o-ours', 'o-theirs')).toBe('allowed')
    expect(decision('o-other', 'o-theirs')).toBe('implicitDeny')
    expect(decision('o-ours', 'o-other')).toBe('implicitDeny')
    expect(decision(undefined, 'o-theirs')).toBe('depends')
    expect(decision('o-ours')).toBe('depends')
  })

  it('takes a role for a program without MFA or source identity, and a user not', () => {
    for (const key of [
      'aws:MultiFactorAuthPresent',
      'aws:MultiFactorAuthAge',
      'aws:SourceIdentity',
      'sts:SourceIdentity',
    ]) {
      const wanting = hopTo(role({ Null: { [key]: 'true' } }))
      expect(judgeHop(caller, wanting, nobody).trust.decision, key).toBe('allowed')
      const user = identity(`arn:aws:iam::${tool}:user/bob`)
      expect(judgeHop(user, wanting, nobody).trust.decision, key).toBe('depends')
    }
  })

  it('counts boundaries and the control policies of both accounts', () => {
    const deny = seen(held('deny.json', { Effect: 'Deny', Action: '*', Resource: '*' }))
    const denyAll = seen(held('rcp.json', { Effect: 'Deny', Principal: '*', Action: '*', Resource: '*' }))
    const withRcp = { caller: undefined, role: account(own, { rcps: [denyAll] }) }
    expect(sides(judgeHop(caller, hopTo(role()), withRcp))).toEqual([
      'allowed',
      'explicitDeny',
      'explicitDeny',
    ])
    const withScp = { caller: account(tool, { scps: [deny] }), role: undefined }
    expect(sides(judgeHop(caller, hopTo(role()), withScp))).toEqual([
      'explicitDeny',
      'allowed',
      'explicitDeny',
    ])
    const bounded = judgeHop({ ...caller, boundary: deny }, hopTo(role()), nobody)
    expect(sides(bounded)).toEqual(['explicitDeny', 'allowed', 'explicitDeny'])
  })

  it('answers what the trust would say to another caller or with other values', () => {
    const wanting = role({ StringEquals: { 'sts:ExternalId': 'right' } })
    const asked = judgeHop(caller, hopTo(wanting, { externalId: known('right') }), nobody)
    expect(asked.trustIf({}).decision).toBe('allowed')
    expect(asked.trustIf({ context: { 'sts:ExternalId': 'wrong' } }).decision).toBe('implicitDeny')
    expect(asked.trustIf({ context: { 'sts:ExternalId': undefined } }).decision).toBe('implicitDeny')
    expect(asked.trustIf({ principal: 'arn:aws:iam::777788889999:role/x' }).decision).toBe('implicitDeny')
  })
})

describe('listOf and capsOf', () => {
  it('say that there may be more where not all was seen', () => {
    const one = held('a.json', assume)
    expect(listOf(seen(one))).toEqual([{ name: 'a.json', document: one.policy.root }])
    expect(listOf({ items: [one], unseen: 'why' })).toEqual([
      { name: 'a.json', document: one.policy.root },
      { unseen: 'why' },
    ])
  })

  it('have a cap only where there is one, or may be', () => {
    const one = held('a.json', assume)
    const entry = { name: 'a.json', document: one.policy.root }
    expect(capsOf(caller, undefined)).toEqual({})
    expect(capsOf(caller, account(tool))).toEqual({})
    expect(capsOf({ ...caller, boundary: seen(one) }, undefined)).toEqual({ boundary: [entry] })
    expect(capsOf({ ...caller, boundary: { items: [], unseen: 'why' } }, undefined)).toEqual({
      boundary: [{ unseen: 'why' }],
    })
    expect(capsOf(caller, account(tool, { scps: [seen(one), seen()] }))).toEqual({ scp: [[entry], []] })
  })
})
