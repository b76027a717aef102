import { describe, expect, it } from 'vitest'
import { nameUnknowns } from '../../../../src/base/unknown-text.ts'
import { createLocator } from '../../../../src/input/locate-in-document.ts'
import { readDocuments } from '../../../../src/input/module-files.ts'
import type { Document, ReadDocument } from '../../../../src/model/document.ts'

async function read(files: Readonly<Record<string, string>>): Promise<readonly Document[]> {
  return readDocuments(
    Object.entries(files).map(([path, content]) => ({ path, content, options: { named: true } })),
  )
}

const readOne = async (content: unknown, others: Readonly<Record<string, string>> = {}) =>
  (
    await read({
      'main.tf.json': typeof content === 'string' ? content : JSON.stringify(content, null, 2),
      ...others,
    })
  )[0] as ReadDocument

const rootsOf = (document: ReadDocument) =>
  document.policies.map(({ root }) => JSON.parse(nameUnknowns(JSON.stringify(root))))

const textAt = (document: ReadDocument, pointer: string) => {
  const { range } = createLocator(document).locate({ pointer })
  const lines = document.text.split('\n')
  return (lines[range.start.line - 1] ?? '').slice(range.start.column - 1, range.end.column - 1)
}

const statement = { actions: ['rds-db:connect'], resources: ['*'] }
const granted = { Effect: 'Allow', Action: ['rds-db:connect'], Resource: ['*'] }

describe('blocks', () => {
  it.each([
    ['an object', { statement }],
    ['a list of objects', { statement: [statement] }],
    ['a list of bodies', [{ statement, '//': 'a comment' }]],
    [
      'a dynamic block',
      {
        dynamic: {
          statement: {
            for_each: ['*'],
            content: { actions: ['rds-db:connect'], resources: ['${statement.value}'] },
          },
        },
      },
    ],
  ])('are %s', async (_, body) => {
    const document = await readOne({ data: { aws_iam_policy_document: { a: body } } })
    expect(rootsOf(document)).toEqual([{ Version: '2012-10-17', Statement: [granted] }])
    expect(document.faults).toBeUndefined()
  })

  it('of a name that Terraform does not know are told of', async () => {
    const { faults } = await readOne({ planned_values: {}, locals: { a: 1 } })
    expect(faults?.map(({ fault }) => fault)).toEqual(['planned_values is no block of Terraform'])
  })

  it('refer to those of files in the language itself, and to values', async () => {
    const document = await readOne(
      {
        resource: { aws_iam_policy: { p: { name: 'p', policy: '${data.aws_iam_policy_document.a.json}' } } },
      },
      {
        'data.tf':
          'data "aws_iam_policy_document" "a" {\n  statement {\n    actions = ["rds-db:connect"]\n    resources = [var.all]\n  }\n}\nvariable "all" {}\n',
        'terraform.tfvars.json': '{ "all": "*" }',
      },
    )
    expect(document.state).toBe('skipped')
    const [, data] = await read({
      'main.tf.json': JSON.stringify({ variable: { all: { default: '*' } } }),
      'data.tf':
        'data "aws_iam_policy_document" "a" {\n  statement {\n    actions = ["rds-db:connect"]\n    resources = [var.all]\n  }\n}\n',
    })
    expect(rootsOf(data as ReadDocument)[0]?.Statement).toEqual([granted])
  })
})

describe('texts', () => {
  const policy = (text: string) => ({
    locals: { id: 'db-A' },
    resource: { aws_iam_policy: { p: { name: 'p', policy: text } } },
  })
  const root = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'rds-db:connect', Resource: '*' }],
  }

  it('hold JSON, with the places of its parts', async () => {
    const document = await readOne(policy(JSON.stringify(root)))
    expect(rootsOf(document)).toEqual([root])
    expect(textAt(document, '/resource/aws_iam_policy/p/policy/Statement/0/Action')).toBe(
      '\\"rds-db:connect\\"',
    )
  })

  it('hold expressions, with the places of what they say', async () => {
    const document = await readOne(
      policy(
        '${jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "rds-db:connect", Resource = "x:${local.id}/$${aws:username}" }] })}',
      ),
    )
    expect(rootsOf(document)[0]?.Statement[0].Resource).toBe('x:db-A/${aws:username}')
    expect(textAt(document, '/resource/aws_iam_policy/p/policy/Statement/0/Action')).toBe(
      '\\"rds-db:connect\\"',
    )
  })

  it('put values into JSON, between escapes', async () => {
    const wanted = { ...root, Statement: [{ ...root.Statement[0], Resource: 'é\n${local.id}/${var.none}' }] }
    const document = await readOne(policy(JSON.stringify(wanted)))
    expect(rootsOf(document)[0]?.Statement[0].Resource).toBe('é\ndb-A/${var.none}')
  })
})

it('what is broken in one block breaks no other', async () => {
  const text = JSON.stringify(
    { data: { aws_iam_policy_document: { a: { statement }, b: { statement, x: 1 } } } },
    null,
    2,
  ).replace('"x": 1', '"x" 1')
  const document = await readOne(text)
  expect(rootsOf(document)).toHaveLength(1)
  expect(document.faults).toHaveLength(1)
})

it.each(['', '{', '[[[[', 'null', '{"resource": 7}', `{"locals": ${'['.repeat(20_000)}`])(
  'nearly nothing ends in an answer: %.20s',
  async text => {
    expect(['read', 'skipped', 'unreadable']).toContain((await readOne(text)).state)
  },
)
