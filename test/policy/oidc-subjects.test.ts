import { describe, expect, it } from 'vitest'
import {
  strangersSubject,
  strangersThrough,
  subjectFault,
  subjectForm,
} from '../../src/policy/oidc-subjects.ts'
import { matchesWildcard } from '../../src/policy/wildcard.ts'

const github = 'token.actions.githubusercontent.com'
const form = subjectForm(github) as NonNullable<ReturnType<typeof subjectForm>>

describe('strangersThrough', () => {
  it.each([
    ['*', 'tenant'],
    ['repo:*', 'tenant'],
    ['repo:example*', 'tenant'],
    ['repo:*/orders:*', 'tenant'],
    ['*:ref:refs/heads/main', 'tenant'],
    ['repo:example/*', 'project'],
    ['repo:example/or*:*', 'project'],
    ['repo:example/*:ref:refs/heads/main', 'project'],
    ['repo:example/orders:*', 'run'],
    ['repo:example/orders:ref:refs/heads/*', 'run'],
  ])('%s lets in somebody of another %s', (pattern, distance) => {
    const [widest] = strangersThrough(pattern, form)
    expect(widest?.distance).toBe(distance)
    expect(matchesWildcard(pattern, widest?.subject ?? '')).toBe(true)
  })

  it.each(['repo:example/orders:ref:refs/heads/main', 'nonsense*', 'a*b*c*d*e'])(
    '%s lets in nobody',
    pattern => {
      expect(strangersThrough(pattern, form)).toEqual([])
    },
  )

  it.each([github, 'gitlab.com', 'app.terraform.io', 'agent.buildkite.com'])(
    '%s has a stranger of its form',
    issuer => {
      expect(subjectForm(issuer)?.pattern.test(strangersSubject(issuer))).toBe(true)
      expect(subjectFault(issuer, strangersSubject(issuer))).toBeUndefined()
    },
  )
})
