import { describe, expect, it } from 'vitest'
import { findDuplicates } from '../../src/input/json-locator.ts'
import { readDocument } from '../../src/input/read-document.ts'

const policy = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Effect":"Deny"}]}'

/** What stands in the text where the duplicates are said to be. */
function textsAt(text: string, embedded: readonly string[] = []): readonly string[] {
  return findDuplicates(text, embedded).flatMap(({ first, again }) =>
    [first, again].map(({ offset, length }) => text.slice(offset, offset + length)),
  )
}

describe('findDuplicates', () => {
  it('finds nothing where names are unique', () => {
    expect(findDuplicates('{"a": {"b": 1}, "c": [{"b": 1}, {"b": 2}]}')).toEqual([])
  })

  it('names the object, and both places in the text', () => {
    const text = '{"a": [{"b": 1, "b": 2}]}'
    expect(findDuplicates(text)).toEqual([
      { name: 'b', pointer: '/a/0', first: { offset: 8, length: 3 }, again: { offset: 16, length: 3 } },
    ])
  })

  it('compares names as they are meant, and escapes them in pointers', () => {
    const [found] = findDuplicates('{"a/b": {"x": 1, "\\u0078": 2}}')
    expect(found).toMatchObject({ name: 'x', pointer: '/a~1b' })
  })

  it('goes into strings only where it is told to', () => {
    const text = JSON.stringify({ AssumeRolePolicyDocument: policy })
    expect(findDuplicates(text)).toEqual([])
    expect(findDuplicates(text, ['/AssumeRolePolicyDocument'])[0]).toMatchObject({
      name: 'Effect',
      pointer: '/AssumeRolePolicyDocument/Statement/0',
    })
    expect(textsAt(text, ['/AssumeRolePolicyDocument'])).toEqual(['\\"Effect\\"', '\\"Effect\\"'])
  })

  it('finds its way back through URL-encoding, in a string and in a whole file', () => {
    const encoded = encodeURIComponent(policy)
    const inString = JSON.stringify({ Document: encoded })
    expect(textsAt(inString, ['/Document'])).toEqual(['%22Effect%22', '%22Effect%22'])
    expect(textsAt(encoded)).toEqual(['%22Effect%22', '%22Effect%22'])
  })

  it('gives them in the order of the text', () => {
    const text = JSON.stringify({ a: policy, b: 1 }).replace('"b":1', '"b":1,"b":2')
    expect(findDuplicates(text, ['/a']).map(({ name }) => name)).toEqual(['Effect', 'b'])
  })
})

describe('a document', () => {
  const duplicatesIn = async (value: unknown) => {
    const document = await readDocument('p.json', typeof value === 'string' ? value : JSON.stringify(value))
    return document.state === 'read'
      ? document.duplicates.map(({ pointer, name }) => `${pointer}/${name}`)
      : []
  }

  it('has those of policies inside strings', async () => {
    const found = ['/AssumeRolePolicyDocument/Statement/0/Effect']
    expect(await duplicatesIn({ AssumeRolePolicyDocument: policy })).toEqual(found)
    expect(await duplicatesIn({ AssumeRolePolicyDocument: encodeURIComponent(policy) })).toEqual(found)
  })

  it('has those of a file that is URL-encoded, or one string', async () => {
    expect(await duplicatesIn(encodeURIComponent(policy))).toEqual(['/Statement/0/Effect'])
    expect(await duplicatesIn(JSON.stringify(policy))).toEqual(['/Statement/0/Effect'])
  })

  it('has none where a string only quotes JSON', async () => {
    const quoting = policy.replace('"Effect":"Allow",', '"Sid":"\\"Effect\\": x",')
    expect(await duplicatesIn({ AssumeRolePolicyDocument: quoting })).toEqual([])
  })
})
