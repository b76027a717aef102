import { describe, expect, it } from 'vitest'
import { rules } from '../../rules/index.ts'
import { createChecker } from '../../src/api/checker.ts'
import { liveDocuments } from '../../src/input/live-documents.ts'
import { scenarioNames } from '../../src/lab/scenarios.ts'
import { scenarioFiles } from '../helpers/scenario-files.ts'
import { runOf, setupOf, testNow } from '../helpers/try-rule.ts'

describe.each(scenarioNames())('%s', name => {
  it('gives the same findings and rows, whether the snapshot was a file or not', async () => {
    const { files, config, world } = scenarioFiles(name)
    const fromFile = await runOf(rules, { files, config })
    const checker = await createChecker({ setup: setupOf(config), rules, now: testNow })
    for (const document of liveDocuments(world.snapshot)) await checker.checkDocument(document)
    const live = await checker.finish()
    const told = (run: typeof live) =>
      run.documents
        .flatMap(({ findings }) => findings.map(({ rule, message }) => `${rule}: ${message}`))
        .sort()
    expect(told(live)).toEqual(told(fromFile))
    const rows = (run: typeof live) =>
      run.links.map(link => link.rows.map(({ label, word }) => [label, word]))
    expect(rows(live)).toEqual(rows(fromFile))
  })
})

it('places a finding at the ARN of what it is about', async () => {
  const { config, world } = scenarioFiles('wrong-resource-id')
  const checker = await createChecker({ setup: setupOf(config), rules, now: testNow })
  for (const document of liveDocuments(world.snapshot)) await checker.checkDocument(document)
  const { documents } = await checker.finish()
  const [finding] = documents.flatMap(({ findings }) => findings)
  expect(finding).toMatchObject({
    rule: 'other-database-than-link',
    pointer: '/RolePolicyList/0/PolicyDocument/Statement/0/Resource',
    span: { path: 'arn:aws:iam::444455556666:role/orders-login' },
  })
  expect(finding?.span.excerpt.text).toContain('dbuser:orders/app')
})
