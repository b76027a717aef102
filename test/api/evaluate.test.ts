import { describe, expect, it } from 'vitest'
import { compilePolicies, EvaluationInputError, evaluate } from '../../src/api/index.ts'

const request = {
  principal: 'arn:aws:iam::111122223333:user/bob',
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::example-bucket/key',
}
const policies = {
  identity: [{ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' } }],
}

describe('evaluate', () => {
  it('takes policies as they are and compiled', () => {
    expect(evaluate(request, policies).decision).toBe('allowed')
    expect(evaluate(request, compilePolicies(policies)).decision).toBe('allowed')
    expect(evaluate(request, {}).decision).toBe('implicitDeny')
  })

  it('gives all of the decision to JSON', () => {
    const decision = evaluate(request, policies)
    expect(JSON.parse(JSON.stringify(decision))).toEqual({
      decision: 'allowed',
      outcomes: ['allowed'],
      crossAccount: false,
      dependsOn: [],
      missing: [],
      notes: [],
      reasons: [expect.objectContaining({ slot: 'identity', matched: 'yes', decides: true })],
    })
  })

  it('says where the input is wrong', () => {
    const wrong = () => evaluate({ ...request, principal: 'bob' }, policies)
    expect(wrong).toThrow(EvaluationInputError)
    expect(wrong).toThrow(expect.objectContaining({ pointer: '/principal' }))
    for (const member of ['principal', 'action', 'resource']) {
      const lacking = { ...request, [member]: undefined } as unknown as typeof request
      expect(() => evaluate(lacking, policies)).toThrow(expect.objectContaining({ pointer: `/${member}` }))
    }
    const context = { 'a/b': null } as unknown as Record<string, string>
    expect(() => evaluate({ ...request, context }, policies)).toThrow(
      expect.objectContaining({ pointer: '/context/a~1b' }),
    )
    expect(() => compilePolicies({ scp: [[], [3]] })).toThrow(
      expect.objectContaining({ pointer: '/scp/1/0' }),
    )
  })
})
