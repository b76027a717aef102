import { expect, test } from 'vitest'
import { createChecker } from '../../../src/api/checker.ts'
import { formsOfOneRole } from '../../helpers/one-role.ts'
import { formsOfOneSetup } from '../../helpers/one-setup.ts'
import { testNow } from '../../helpers/try-rule.ts'

/** The rules that found something, each with its statement and the line of the file that it shows. */
async function foundIn(files: Readonly<Record<string, string>>) {
  const checker = await createChecker({ now: testNow })
  for (const [path, content] of Object.entries(files)) await checker.check(path, content)
  const { documents } = await checker.finish()
  expect(documents.flatMap(({ crashes }) => crashes)).toEqual([])
  return documents
    .flatMap(({ findings }) => findings)
    .map(({ rule, statement = '' }) => `${rule} ${statement}`)
    .sort()
}

test.each(Object.keys(formsOfOneRole))('the same is found in one role as %s', async form => {
  expect(await foundIn(formsOfOneRole[form] ?? {})).toEqual([
    'account-without-external-id Callers',
    'misspelt-action Slip',
    'wildcard-database Login',
  ])
})

test.each(Object.keys(formsOfOneSetup))(
  'the same is found in one role with a boundary and a database as %s',
  async form => {
    expect(await foundIn(formsOfOneSetup[form] ?? {})).toEqual([
      'account-without-external-id Callers',
      'iam-logins-off ',
      'misspelt-action Edge',
    ])
  },
)
