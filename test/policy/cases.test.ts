import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { operatorCases } from '../../scripts/policy-cases.ts'
import { compilePolicies } from '../../src/policy/compile.ts'
import type { Decision, Note, Reason } from '../../src/policy/decision.ts'
import { evaluate } from '../../src/policy/evaluate.ts'
import { type Case, readCases } from './read-cases.ts'

const cases = readCases()

describe('cases', () => {
  it('are many, each with a name of its own, a reason and a page of AWS', () => {
    expect(cases.length).toBeGreaterThan(1000)
    expect(cases.filter(({ id }, index) => cases.findIndex(other => other.id === id) !== index)).toEqual([])
    for (const { id, why, page } of cases) {
      expect(why, id).toMatch(/\S \S/)
      expect(why, id).not.toContain('\n')
      expect(page, id).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//)
    }
  })

  it('of operators are as scripts/policy-cases.ts writes them', () => {
    for (const [name, text] of operatorCases()) {
      expect(readFileSync(`fixtures/policy/operators/${name}`, 'utf8')).toBe(text)
    }
  })
})

for (const file of new Set(cases.map(one => one.file))) {
  const group = cases.filter(one => one.file === file)
  describe(file, () => {
    it.each(group.map(one => [one.id, one] as const))('%s', (_, one) => check(one))
  })
}

function check({ request, policies, expect: wanted, why }: Case): void {
  const decision = evaluate(request, compilePolicies(policies))
  expect(decision.decision, why).toBe(wanted.decision)
  for (const note of decision.notes) {
    if ('page' in note) expect(note.page).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//)
  }
  if (wanted.outcomes) expect(decision.outcomes).toEqual(wanted.outcomes)
  if (wanted.dependsOn) expect(dependsOn(decision)).toEqual(wanted.dependsOn)
  if (wanted.notes) expect(decision.notes.map(nameOfNote)).toEqual(wanted.notes)
  if (wanted.deciding)
    expect(decision.reasons.filter(({ decides }) => decides).map(labelOf)).toEqual(wanted.deciding)
  if (wanted.missing) {
    const missing = decision.missing.map(({ slot, level }) =>
      level === undefined ? slot : `${slot}/${level}`,
    )
    expect(missing).toEqual(wanted.missing)
  }
}

function dependsOn({ dependsOn: on }: Decision): readonly string[] {
  return on.map(dependence => (dependence.kind === 'key' ? dependence.key : dependence.slot))
}

function nameOfNote(note: Note): string {
  switch (note.note) {
    case 'keyNotSupported':
    case 'keyInDoubt':
      return `${note.note}:${note.key}`
    case 'slotIgnored':
      return `${note.note}:${note.slot}`
    case 'callRule':
      return `${note.note}:${note.rule}`
    case 'statementIgnored':
      return `${note.note}:${note.slot}${note.pointer}`
    case 'resourcePolicyMustAllow':
      return note.note
  }
}

function labelOf({ slot, sid, statement }: Reason): string {
  return sid ?? `${slot}#${statement}`
}
