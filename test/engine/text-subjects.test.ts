import { expect, it } from 'vitest'
import { defineRule } from '../../src/engine/define-rule.ts'
import type { TextSubject } from '../../src/engine/subjects.ts'
import { findingsOf } from '../helpers/try-rule.ts'

const asked: TextSubject[] = []

/** Finds every text that has an exclamation mark, and remembers what it was asked about. */
const loud = defineRule({
  id: 'loud-text',
  title: 'a text with an exclamation mark',
  severity: 'error',
  aws: 'never-matches',
  subject: 'text',
  since: '0.1.0',
  why: '',
  fix: '',
  sources: [],
  covers: [],
  examples: { bad: [], good: [] },
  find(subject) {
    asked.push(subject)
    const from = subject.value.indexOf('!')
    if (from < 0) return []
    const quiet = subject.value.replace('!', '')
    return [
      {
        at: { pointer: '', part: { from, to: from + 1 } },
        facts: {},
        fix: { text: quiet, edits: [{ do: 'replace', pointer: '', value: quiet }] },
      },
    ]
  },
  say: () => 'loud',
})

const document = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: ['app!'] },
      Action: 's3:Get!',
      Resource: ['a', 'b!'],
      Condition: { StringEquals: { 'aws:!x': ['1', '2!'] }, StringLike: { 'aws:!x': '1' } },
    },
  ],
}

it('asks about every text with its role, and about a value with its key', async () => {
  asked.length = 0
  await findingsOf([loud], { document, policyType: 'resource' })
  expect(asked.map(({ role, value, key }) => [role, value, key])).toEqual([
    ['action', 's3:Get!', undefined],
    ['resource', 'a', undefined],
    ['resource', 'b!', undefined],
    ['principal', 'app!', undefined],
    ['condition-key', 'aws:!x', undefined],
    // Once, although it stands under two operators.
    ['condition-value', '1', 'aws:!x'],
    ['condition-value', '2!', 'aws:!x'],
  ])
})

it('places what was found, and its edits, at the value or at the key', async () => {
  const findings = await findingsOf([loud], { document, policyType: 'resource' })
  const condition = '/Statement/0/Condition'
  const pointers = [
    '/Statement/0/Principal/AWS/0',
    '/Statement/0/Action',
    '/Statement/0/Resource/1',
    `${condition}/StringEquals/aws:!x`,
    `${condition}/StringEquals/aws:!x/1`,
    `${condition}/StringLike/aws:!x`,
  ]
  expect(findings.map(finding => finding.pointer)).toEqual(pointers)
  expect(findings.map(finding => finding.fix?.edits?.[0]?.pointer)).toEqual(pointers)
  for (const { span } of findings) {
    const { range, excerpt } = span
    expect(excerpt.text.slice(range.start.column - 1, range.end.column - 1)).toBe('!')
  }
})
