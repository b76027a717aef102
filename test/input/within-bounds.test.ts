import { describe, expect, it } from 'vitest'
import { readDocument } from '../../src/input/read-document.ts'

const around = (statement: string) => `{"Version":"2012-10-17","Statement":[${statement}]}`
const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`
const statements = (count: number) =>
  Array.from(
    { length: count },
    (_, at) => `{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b${at}/*"}`,
  ).join(',')

const whyOf = async (text: string, path = 'a.json') => {
  const document = await readDocument(path, text)
  return document.state === 'unreadable' ? document.why : document.state
}

describe('a policy', () => {
  it.each([100, 400])('of %d levels is judged', async levels => {
    expect(await whyOf(around(`{"Effect":"Allow","Condition":${nested(levels)}}`))).toBe('read')
  })

  it.each([600, 100_000])('of %d levels is not', async levels => {
    const why = 'a policy in it is nested more than 500 levels deep'
    expect(await whyOf(around(`{"Effect":"Allow","Condition":${nested(levels)}}`))).toBe(why)
    expect(await whyOf(`{"PolicyDocument":${JSON.stringify(around(nested(levels)))}}`)).toBe(why)
  })

  it('of a thousand statements is judged, and of a hundred thousand it is not', async () => {
    expect(await whyOf(around(statements(1000)))).toBe('read')
    expect(await whyOf(around(statements(100_000)))).toBe('a policy in it has more than 1,000 statements')
  })

  it('of as many characters as AWS writes itself is judged', async () => {
    const actions = (count: number) =>
      `{"Effect":"Allow","Resource":"*","Action":[${Array(count).fill('"s3:GetObject"')}]}`
    expect(await whyOf(around(actions(14_000)))).toBe('read')
    expect(await whyOf(around(actions(60_000)))).toBe('a policy in it has more than 524,288 characters')
  })

  it('is as large as its aliases make it', async () => {
    const yaml = `x: &x [${'a,'.repeat(300)}]\nVersion: "2012-10-17"\nStatement: [${'*x,'.repeat(299)}]\n`
    expect(await whyOf(yaml, 'a.yaml')).toBe('read')
    const longer = yaml.replace('[a,', `[${'b'.repeat(2000)},`)
    expect(await whyOf(longer, 'a.yaml')).toMatch(/more than 524,288 characters/)
  })
})

it.each(['[', '{a: '])('YAML that is all %j is broken, and says why', async begin => {
  const text = `AWSTemplateFormatVersion: 2010-09-09\nResources: ${begin.repeat(20_000)}`
  const document = await readDocument('a.yaml', text)
  expect(document).toMatchObject({
    state: 'broken',
    problem: { fault: 'this is nested too deeply to be read' },
  })
})
