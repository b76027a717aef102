import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../src/base/json-value.ts'
import { unknownText } from '../../src/base/unknown-text.ts'
import { type CompiledDocument, compilePolicies, withResource } from '../../src/policy/compile.ts'
import type { Policies } from '../../src/policy/policies.ts'

const good = { Effect: 'Allow', Action: '*', Resource: '*' }
const document = (...statements: readonly JsonValue[]) => ({ Version: '2012-10-17', Statement: statements })

describe('compilePolicies', () => {
  it.each([
    [{ identity: {} }, '/identity', 'a list of policy documents is expected'],
    [{ boundary: {} }, '/boundary', 'a list of policy documents is expected'],
    [{ session: {} }, '/session', 'a list of policy documents is expected'],
    [{ scp: {} }, '/scp', 'a list of levels is expected'],
    [{ rcp: {} }, '/rcp', 'a list of levels is expected'],
    [{ scp: [[], {}] }, '/scp/1', 'a list of policy documents is expected'],
    [{ identity: [5] }, '/identity/0', 'a policy document is an object'],
    [{ resource: 5 }, '/resource', 'a policy document is an object'],
    [{ identity: [document(), {}] }, '/identity/1', 'a policy document has a Statement'],
    [
      { identity: [{ name: 'a', document: {} }] },
      '/identity/0/document',
      'a policy document has a Statement',
    ],
  ])('refuses %j', (policies, pointer, message) => {
    expect(() => compilePolicies(policies as never)).toThrow(expect.objectContaining({ pointer, message }))
  })

  it('says where each policy stands', () => {
    const one = document(good)
    const named = { name: 'p', document: one }
    const policies = {
      identity: [one, named],
      resource: one,
      boundary: [one],
      scp: [[one], [one]],
      session: [one],
    }
    const { all } = compilePolicies(policies)
    expect(all.flatMap(slot => slot.policies.map(({ place, pointer }) => [pointer, place]))).toEqual([
      ['/identity/0', { slot: 'identity', policy: 0 }],
      ['/identity/1/document', { slot: 'identity', policy: 1, name: 'p' }],
      ['/resource', { slot: 'resource', policy: 0 }],
      ['/boundary/0', { slot: 'boundary', policy: 0 }],
      ['/scp/0/0', { slot: 'scp', level: 0, policy: 0 }],
      ['/scp/1/0', { slot: 'scp', level: 1, policy: 0 }],
      ['/session/0', { slot: 'session', policy: 0 }],
    ])
    expect(all.map(({ slot, level }) => [slot, level])).toEqual([
      ['identity', undefined],
      ['resource', undefined],
      ['boundary', undefined],
      ['scp', 0],
      ['scp', 1],
      ['session', undefined],
    ])
    expect('level' in (all[0] ?? {})).toBe(false)
  })

  it('can be given another policy of the resource', () => {
    const before = compilePolicies({
      identity: [document(good)],
      resource: document(),
      session: [document()],
    })
    const after = withResource(before, { name: 't', document: document({ ...good, Principal: '*' }) })
    const [policy] = after.resource.policies
    expect(policy).toMatchObject({
      place: { slot: 'resource', policy: 0, name: 't' },
      pointer: '/resource/document',
      statements: [{ index: 0 }],
    })
    expect(after.identity).toBe(before.identity)
    expect(after.all.map(({ slot }) => slot)).toEqual(['identity', 'resource', 'session'])
  })

  it('takes no name that is none', () => {
    const [policy] = compilePolicies({ identity: [{ name: 5, document: document(good) } as never] }).identity
      .policies
    expect(policy?.place).toEqual({ slot: 'identity', policy: 0 })
  })

  it('has no cap where no policy is, and one that says nothing where none was read', () => {
    const { boundary, session, scp } = compilePolicies({
      boundary: [],
      session: { unseen: 'why' },
      scp: { unseen: 'w' },
    })
    expect(boundary).toBeUndefined()
    expect(session?.unseen).toEqual(['why'])
    expect(scp.map(({ level, unseen }) => [level, unseen])).toEqual([[0, ['w']]])
  })

  it('compiles a known document of an identity once, and no other', () => {
    const known = new Map<JsonObject, CompiledDocument>()
    const own = document(good)
    const trust = document({ ...good, Principal: '*' })
    const first = compilePolicies({ identity: [own], resource: trust, boundary: [document(good)] }, known)
    const second = compilePolicies({ identity: [own] }, known)
    expect([...known.keys()]).toEqual([own])
    expect(second.identity.policies[0]?.statements).toBe(first.identity.policies[0]?.statements)
    expect(compilePolicies({ identity: [own] }).identity.policies[0]?.statements).not.toBe(
      first.identity.policies[0]?.statements,
    )
  })
})

const condition = (value: JsonValue) => ({ ...good, Condition: value })

describe('a statement that AWS would refuse', () => {
  it.each<[JsonValue, string, string]>([
    ['x', '', 'a statement is an object'],
    [{ ...good, Effect: 'allow' }, '/Effect', 'the effect is Allow or Deny'],
    [{ Effect: 'Allow', Resource: '*' }, '', 'a statement has an Action or a NotAction'],
    [
      { Effect: 'Allow', Action: '*' },
      '',
      'a statement of this kind of policy has a Resource or a NotResource',
    ],
    [{ ...good, NotAction: '*' }, '', 'Action and NotAction exclude each other'],
    [{ ...good, NotResource: '*' }, '', 'Resource and NotResource exclude each other'],
    [{ ...good, Action: 5 }, '/Action', 'a string is expected'],
    [{ ...good, Action: ['*', 5] }, '/Action/1', 'a string is expected'],
    [{ ...good, Principal: '*' }, '/Principal', 'this kind of policy names no principals'],
    [{ ...good, NotPrincipal: '*' }, '/NotPrincipal', 'this kind of policy names no principals'],
    [condition('x'), '/Condition', 'a condition is an object'],
    [condition({ StringIs: {} }), '/Condition/StringIs', 'there is no operator "StringIs"'],
    [condition({ Bool: 'x' }), '/Condition/Bool', 'an operator holds an object of keys'],
    [condition({ Bool: { a: null } }), '/Condition/Bool/a', 'a string, a number or a boolean is expected'],
    [condition({ Bool: { a: [{}] } }), '/Condition/Bool/a/0', 'a string, a number or a boolean is expected'],
  ])('%j', (statement, pointer, problem) => {
    expect(problemsOf({ identity: [document(good, statement)] })).toEqual([
      { pointer: `/Statement/1${pointer}`, problem },
    ])
  })

  it.each<[JsonObject, string, string]>([
    [{}, '', 'a statement of this kind of policy names a principal'],
    [{ Principal: '*', NotPrincipal: '*' }, '', 'Principal and NotPrincipal exclude each other'],
    [{ Principal: 'x' }, '/Principal', 'a principal is "*" or an object'],
    [{ NotPrincipal: 5 }, '/NotPrincipal', 'a principal is "*" or an object'],
    [{ Principal: { User: 'x' } }, '/Principal/User', 'there is no kind of principal "User"'],
    [{ Principal: { AWS: [5] } }, '/Principal/AWS/0', 'a string is expected'],
  ])('in a policy of a resource: %j', (principal, pointer, problem) => {
    const statement = { Effect: 'Allow', Action: '*', ...principal }
    expect(problemsOf({ resource: document(statement) })).toEqual([
      { pointer: `/Statement/0${pointer}`, problem },
    ])
  })
})

describe('a statement of which something is not known', () => {
  const open = unknownText('Open')
  it.each<[JsonValue, string]>([
    [open, ''],
    [{ ...good, Effect: open }, '/Effect'],
    [{ ...good, Condition: open }, '/Condition'],
    [condition({ [open]: { a: 'b' } }), `/Condition/${open}`],
    [condition({ StringEquals: open }), '/Condition/StringEquals'],
    [condition({ StringEquals: { a: 'b', [`x${open}`]: 'b' } }), `/Condition/StringEquals/x${open}`],
  ])('%j', (statement, pointer) => {
    const { identity } = compilePolicies({ identity: [document(statement)] })
    expect(identity.unseen).toEqual([`what stands at /Statement/0${pointer} of the policy is not known`])
    expect(identity.policies[0]?.problems).toEqual([])
  })

  it('is refused where something else is wrong, and known', () => {
    expect(problemsOf({ identity: [document({ ...good, Action: open, Resource: 5 })] })).toHaveLength(1)
  })
})

function problemsOf(policies: Policies): readonly unknown[] {
  return compilePolicies(policies).all.flatMap(slot => slot.policies.flatMap(policy => policy.problems))
}
