// Names that every object has something under, where a stranger may choose the name.

import { expect, it } from 'vitest'
import { judged } from '../fuzz/judged.ts'

const condition = (test: string, variable: string) => `
data "aws_iam_policy_document" "x" {
  statement {
    actions   = ["rds-db:connect"]
    resources = ["*"]
    condition {
      test     = "${test}"
      variable = "${variable}"
      values   = ["x"]
    }
  }
}
resource "aws_iam_policy" "x" {
  policy = data.aws_iam_policy_document.x.json
}
`

it.each([
  ['__proto__', 'planted'],
  ['StringEquals', '__proto__'],
  ['constructor', 'prototype'],
])('nothing is planted by a condition %s on %s', async (test, variable) => {
  await judged(new Map([['main.tf', condition(test, variable)]]))
  const none: Readonly<Record<string, unknown>> = {}
  expect(none['planted']).toBeUndefined()
  expect(Object.keys(Object.prototype)).toEqual([])
})

it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
  '%s is no protocol, no type and no label',
  async name => {
    const labels = Object.fromEntries([[name, { [name]: 'x' }]])
    const database = {
      name,
      protocol: name,
      uri: `${name}:5432`,
      static_labels: labels,
      aws: { [name]: name },
    }
    const template = { Resources: { A: { Type: name, Properties: { PolicyDocument: { Ref: 'A' } } } } }
    const run = await judged(
      new Map([
        ['teleport.json', JSON.stringify({ db_service: { enabled: true, databases: [database] } })],
        ['template.json', JSON.stringify(template)],
        [
          'state.json',
          JSON.stringify({
            format_version: '1.0',
            values: { root_module: { resources: [{ type: name, address: `${name}.x`, values: {} }] } },
          }),
        ],
      ]),
    )
    expect(run.documents).toHaveLength(3)
  },
)
