// What may not depend on how something is written, and what has to be so after a fix.

import fc from 'fast-check'
import { fixDocuments } from '../../../src/api/fix-documents.ts'
import { diffDocuments } from '../../../src/api/index.ts'
import type { JsonValue } from '../../../src/base/json-value.ts'
import { isJson } from '../../../src/base/json-value.ts'
import { defineTarget, type Target } from '../define-target.ts'
import { findingsOf, identitiesOf, judged } from '../judged.ts'
import { jsonMutations, mutateJson, turned } from '../mutate.ts'
import { changePolicies, policyChanges } from '../mutate-policy.ts'
import { samples } from '../samples.ts'

const plain = samples.filter(({ files }) =>
  files.every(([path, text]) => path.endsWith('.json') && isJson(text)),
)

const changed = fc
  .record({
    sample: fc.constantFrom(...plain),
    file: fc.nat(20),
    mutations: fc.option(jsonMutations),
    changes: fc.option(policyChanges),
  })
  .map(({ sample, file, mutations, changes }) => ({
    sample,
    files: sample.files.map(([path, text], index): readonly [string, JsonValue] => {
      const value = JSON.parse(text) as JsonValue
      const other = changes === null ? value : changePolicies(value, changes)
      const isChanged = mutations !== null && index === file % sample.files.length
      return [path, isChanged ? mutateJson(other, mutations) : other]
    }),
  }))

type Changed = typeof changed extends fc.Arbitrary<infer C> ? C : never

function written({ files }: Changed, write: (value: JsonValue) => string): Map<string, string> {
  return new Map(files.map(([path, value]) => [path, write(value)]))
}

const small = (value: JsonValue) => JSON.stringify(value)
const wide = (value: JsonValue) => JSON.stringify(turned(value), null, '\t').replaceAll('\n', '\r\n')

export const meanings: Readonly<Record<string, Target>> = {
  'findings stay the same however JSON is written': defineTarget(80, changed, async one => {
    const { setup } = one.sample
    const once = identitiesOf(await judged(written(one, small), setup))
    const again = identitiesOf(await judged(written(one, wide), setup))
    if (once.join('\n') !== again.join('\n'))
      throw new Error(`before:\n${once.join('\n')}\nafter:\n${again.join('\n')}`)
  }),
  'what was fixed is not found again': defineTarget(60, changed, async one => {
    const texts = written(one, value => JSON.stringify(value, null, 2))
    const fix = (given: ReadonlyMap<string, string>) =>
      fixDocuments({
        level: 'all',
        textOf: path => given.get(path),
        check: instead => judged(new Map([...given, ...instead]), one.sample.setup, { changes: true }),
      })
    const { texts: after, fixed, run } = await fix(texts)
    const left = new Set(findingsOf(run).map(({ fingerprint }) => fingerprint))
    const found = fixed.find(({ fingerprint }) => left.has(fingerprint))
    if (found) throw new Error(`${found.rule} was fixed and is found again`)
    const again = await fix(new Map([...texts, ...after]))
    if (again.texts.size > 0) throw new Error(`fixed once more: ${again.fixed.map(({ rule }) => rule)}`)
  }),
  'a change of form is no change of access': defineTarget(40, changed, async one => {
    const listed = (texts: ReadonlyMap<string, string>) =>
      [...texts].map(([path, content]) => ({ path, content }))
    const { changes } = await diffDocuments(listed(written(one, small)), listed(written(one, wide)))
    if (changes.length > 0) throw new Error(`told as changed: ${JSON.stringify(changes[0])}`)
  }),
  'a change and its way back mirror each other': defineTarget(40, changed, async one => {
    const before = one.sample.files.map(([path, content]) => ({ path, content }))
    const after = [...written(one, small)].map(([path, content]) => ({ path, content }))
    const there = await diffDocuments(before, after)
    const back = await diffDocuments(after, before)
    const count = (diff: typeof there, effect: string) =>
      diff.changes.filter(change => change.effect === effect).length
    if (count(there, 'added') !== count(back, 'removed'))
      throw new Error(
        `gained on the way there: ${JSON.stringify(there)}; lost on the way back: ${JSON.stringify(back)}`,
      )
  }),
}
