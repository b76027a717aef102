// A text that is met again is not read again, and nobody can tell.

import { expect, it } from 'vitest'
import { createChecker } from '../../src/api/checker.ts'
import { filesOf, testNow } from '../helpers/try-rule.ts'
import { wholeRules } from '../helpers/whole-rules.ts'

const texts = wholeRules
  .flatMap(rule => [...rule.examples.bad, ...rule.examples.good])
  .flatMap(example => Object.values(filesOf(example)))

/** What is said of each text, as often as it is given. */
async function judged(documents: readonly string[]) {
  const checker = await createChecker({ now: testNow })
  for (const [index, text] of documents.entries()) await checker.check(`${index}.json`, text)
  const { documents: checked } = await checker.finish()
  return checked.map(({ findings, ...rest }) => ({
    ...rest,
    findings: findings.map(({ rule, message, span }) => [rule, message, span]),
  }))
}

it('is judged as it was the first time', async () => {
  // A line more at the end, and it is another text in which nothing is different.
  expect(await judged([...texts, ...texts])).toEqual(
    await judged([...texts, ...texts.map(text => `${text}\n`)]),
  )
})

it('is judged anew as a policy of another type', async () => {
  const document = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }],
  }
  const checker = await createChecker({ now: testNow })
  for (const policyType of ['identity', 'trust'] as const) {
    await checker.check('x.json', JSON.stringify(document), { policyType })
  }
  const { documents } = await checker.finish()
  expect(documents.map(({ findings }) => findings.length > 0)).toEqual([false, true])
})
