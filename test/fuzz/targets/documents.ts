// Documents: whatever stands in them, they are read, judged twice alike, and nothing is found beside them.

import fc from 'fast-check'
import { stringify } from 'yaml'
import type { JsonValue } from '../../../src/base/json-value.ts'
import { defineTarget, type Target } from '../define-target.ts'
import { judged } from '../judged.ts'
import { jsonMutations, mutateJson, mutateText, textMutations } from '../mutate.ts'
import { changePolicies, policyChanges } from '../mutate-policy.ts'
import { rawFiles, samples } from '../samples.ts'

const names = [
  'a.json',
  'a.yaml',
  'a.tf',
  'a.tf.json',
  'a.md',
  'a.template.json',
  'a.trust.json',
  'a.txt',
] as const

async function sameTwice(
  files: ReadonlyMap<string, string | Uint8Array>,
  sample = samples[0],
): Promise<void> {
  const once = JSON.stringify(await judged(files, sample?.setup))
  const twice = JSON.stringify(await judged(files, sample?.setup))
  if (once !== twice) throw new Error('the same files were judged differently')
}

/** A sample with one of its files changed as JSON, and that perhaps as YAML. */
const changedSample = fc.record({
  sample: fc.constantFrom(...samples),
  file: fc.nat(20),
  mutations: jsonMutations,
  asYaml: fc.boolean(),
})

export const documents: Readonly<Record<string, Target>> = {
  'any bytes': defineTarget(
    60,
    fc.record({ name: fc.constantFrom(...names), bytes: fc.uint8Array({ maxLength: 400 }) }),
    ({ name, bytes }) => sameTwice(new Map([[name, bytes]])),
  ),
  'any text': defineTarget(
    60,
    fc.record({
      name: fc.constantFrom(...names),
      mutations: fc.array(textMutations, { minLength: 1, maxLength: 10 }),
    }),
    ({ name, mutations }) => sameTwice(new Map([[name, mutateText('', mutations.flat())]])),
  ),
  'files, nearly': defineTarget(
    60,
    fc.record({ file: fc.constantFrom(...rawFiles), mutations: textMutations, latin: fc.boolean() }),
    ({ file: [path, text], mutations, latin }) =>
      sameTwice(new Map([[path, Buffer.from(mutateText(text, mutations), latin ? 'latin1' : 'utf8')]])),
  ),
  'samples of rules, nearly': defineTarget(150, changedSample, ({ sample, file, mutations, asYaml }) => {
    const at = file % sample.files.length
    const files = sample.files.map(([path, text], index) => {
      if (index !== at) return [path, text] as const
      const value = parsed(text)
      if (value === undefined) return [path, text] as const
      const changed = mutateJson(value, mutations)
      return asYaml
        ? ([path.replace(/\.json$/, '.yaml'), stringify(changed)] as const)
        : ([path, JSON.stringify(changed, null, 1)] as const)
    })
    return sameTwice(new Map(files), sample)
  }),
  'policies that say something else': defineTarget(
    80,
    fc.record({ sample: fc.constantFrom(...samples), changes: policyChanges }),
    ({ sample, changes }) => {
      const files = sample.files.map(([path, text]) => {
        const value = parsed(text)
        return [
          path,
          value === undefined ? text : JSON.stringify(changePolicies(value, changes), null, 1),
        ] as const
      })
      return sameTwice(new Map(files), sample)
    },
  ),
}

function parsed(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue
  } catch {
    return undefined
  }
}
