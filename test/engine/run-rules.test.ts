import { describe, expect, it } from 'vitest'
import { defineRule, nothing, type Rule } from '../../src/engine/define-rule.ts'
import { planRules, type RuleSetting } from '../../src/engine/plan-rules.ts'
import { createJudge } from '../../src/engine/run-rules.ts'
import type { SubjectKind } from '../../src/engine/subjects.ts'
import { withoutYielded } from '../../src/engine/yield-to.ts'
import { readDocument } from '../../src/input/read-document.ts'
import { testAsk } from '../helpers/try-rule.ts'

const about = {
  title: 'a pattern',
  severity: 'warning',
  aws: 'accepts',
  since: '0.1.0',
  why: 'because',
  fix: 'Change it.',
  sources: ['https://docs.aws.amazon.com/'],
  covers: [],
  examples: { bad: [], good: [] },
} as const

/** A rule that marks every subject it is shown. */
function marks<S extends SubjectKind>(id: string, subject: S, more: Partial<Rule<S>> = {}): Rule {
  return {
    ...defineRule({ ...about, id, subject, find: () => [{ facts: {} }], say: () => id }),
    ...more,
  } as unknown as Rule
}

async function judge(rules: readonly Rule[], document: unknown, settings: Record<string, RuleSetting> = {}) {
  const read = await readDocument('x.json', JSON.stringify(document))
  const judged = createJudge(planRules(rules, new Map(Object.entries(settings))), await testAsk()).judge(read)
  return {
    findings: withoutYielded(judged.findings).map(
      ({ rule, at, severity }) => `${severity} ${rule.id} ${'pointer' in at ? at.pointer : ''}`,
    ),
    crashes: judged.crashes,
  }
}

const document = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: ['111122223333', '*'], Service: 'ec2.amazonaws.com' },
      Action: ['s3:A', 's3:B'],
      NotResource: 'r',
      Condition: { StringEquals: { 'aws:a': ['x', 'y'] }, Bool: { 'aws:b': true } },
    },
    { Effect: 'Deny', Principal: '*', NotAction: 's3:C' },
  ],
}

describe('subjects', () => {
  it.each([
    ['document', ['']],
    ['policy', ['']],
    ['statement', ['/Statement/0', '/Statement/1']],
    ['action', ['/Statement/0/Action/0', '/Statement/0/Action/1', '/Statement/1/NotAction']],
    ['resource', ['/Statement/0/NotResource']],
    [
      'principal',
      [
        '/Statement/0/Principal/AWS/0',
        '/Statement/0/Principal/AWS/1',
        '/Statement/0/Principal/Service',
        '/Statement/1/Principal',
      ],
    ],
    ['condition', ['/Statement/0/Condition/StringEquals/aws:a', '/Statement/0/Condition/Bool/aws:b']],
    [
      'text',
      [
        '/Statement/0/Action/0',
        '/Statement/0/Action/1',
        '/Statement/0/NotResource',
        '/Statement/0/Principal/AWS/0',
        '/Statement/0/Principal/AWS/1',
        '/Statement/0/Principal/Service',
        '/Statement/0/Condition/StringEquals/aws:a',
        '/Statement/0/Condition/StringEquals/aws:a/0',
        '/Statement/0/Condition/StringEquals/aws:a/1',
        '/Statement/0/Condition/Bool/aws:b',
        '/Statement/1/NotAction',
        '/Statement/1/Principal',
      ],
    ],
  ] as const)('a rule about each %s is shown every one, with its place', async (subject, pointers) => {
    const { findings } = await judge([marks('mark', subject)], document)
    expect(findings).toEqual(pointers.map(pointer => `warning mark ${pointer}`))
  })

  it('survive malformed elements', async () => {
    const odd = {
      Statement: [7, null, { Action: { a: 1 }, Principal: 5, Condition: ['x'], Resource: [[], 3] }, 'x'],
    }
    const all = (['statement', 'action', 'resource', 'principal', 'condition', 'text'] as const).map(kind =>
      marks(kind, kind),
    )
    expect(await judge(all, odd)).toEqual({ findings: ['warning statement /Statement/2'], crashes: [] })
  })

  it('are shown only to rules about their type of policy', async () => {
    const trustOnly = marks('trust-only', 'statement', { types: ['trust'] })
    expect((await judge([trustOnly], { Statement: { Effect: 'Allow', Action: 's3:A' } })).findings).toEqual(
      [],
    )
  })
})

describe('answers about strings', () => {
  it('are remembered: a rule is asked once for each string, type and language', async () => {
    const asked: string[] = []
    const rule = defineRule({
      ...about,
      id: 'counting',
      subject: 'action',
      find: ({ value }) => {
        asked.push(value)
        return value === 's3:Bad' ? [{ facts: { value } }] : nothing
      },
      say: ({ value }) => value,
    }) as unknown as Rule
    const twice = {
      Version: '2012-10-17',
      Statement: [{ Action: ['s3:Good', 's3:Bad'] }, { Action: ['s3:Bad', 's3:Good'] }],
    }
    const { findings } = await judge([rule], twice)
    expect(asked).toEqual(['s3:Good', 's3:Bad'])
    expect(findings).toEqual([
      'warning counting /Statement/0/Action/1',
      'warning counting /Statement/1/Action/0',
    ])
  })
})

describe('a rule that crashes', () => {
  const crashing = defineRule({
    ...about,
    id: 'crashing',
    subject: 'statement',
    find: () => {
      throw new Error('oh')
    },
    say: () => '',
  }) as unknown as Rule

  it('is recorded, and the others go on', async () => {
    const { findings, crashes } = await judge([crashing, marks('other', 'statement')], {
      Statement: { Action: 's3:A' },
    })
    expect(findings).toEqual(['warning other /Statement'])
    expect(crashes).toMatchObject([{ rule: 'crashing', subject: '/Statement' }])
    expect(crashes[0]?.error).toContain('oh')
  })

  it('is recorded on remembered strings too, each time', async () => {
    const onActions = { ...crashing, subject: 'action' } as unknown as Rule
    const { crashes } = await judge([onActions], { Statement: [{ Action: 's3:A' }, { Action: 's3:A' }] })
    expect(crashes.map(crash => crash.subject)).toEqual(['/Statement/0/Action', '/Statement/1/Action'])
  })
})

describe('severities', () => {
  const rules = [marks('a', 'statement'), marks('b', 'statement')]
  const one = { Statement: { Action: 's3:A' } }

  it('can be changed, and rules switched off', async () => {
    expect((await judge(rules, one, { a: 'error', b: 'off' })).findings).toEqual(['error a /Statement'])
  })

  it('refuse an unknown rule with a suggestion', async () => {
    const named = [marks('missing-effect', 'statement')]
    await expect(judge(named, one, { 'mising-effect': 'off' })).rejects.toThrow(
      'did you mean "missing-effect"',
    )
  })
})

describe('yielding', () => {
  const better = marks('better', 'statement')
  const worse = marks('worse', 'action', { yieldsTo: ['better'] })
  const one = { Statement: [{ Action: 's3:A' }, { Action: 's3:B' }] }

  it('leaves one finding for one cause', async () => {
    expect((await judge([better, worse], one)).findings).toEqual([
      'warning better /Statement/0',
      'warning better /Statement/1',
    ])
  })

  it('also to a rule that is switched off, which then says nothing either', async () => {
    expect((await judge([better, worse], one, { better: 'off' })).findings).toEqual([])
  })

  it('not to a finding elsewhere', async () => {
    const first = marks('first', 'statement', {
      find: subject =>
        JSON.stringify(subject).includes('s3:B') && 'index' in subject && subject.index === 1
          ? [{ message: 'm' }]
          : nothing,
    } as Partial<Rule<'statement'>>)
    const { findings } = await judge([first, { ...worse, yieldsTo: ['first'] } as unknown as Rule], one)
    expect(findings).toEqual(['warning worse /Statement/0/Action', 'warning first /Statement/1'])
  })
})
