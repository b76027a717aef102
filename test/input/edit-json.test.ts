import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../src/base/json-value.ts'
import { editDocument } from '../../src/input/edit-document.ts'
import { readDocument } from '../../src/input/read-document.ts'
import { type Edit, editValue } from '../../src/model/edit.ts'
import { applyChanges } from '../../src/model/text-change.ts'

async function edited(text: string, ...edits: readonly Edit[]): Promise<string | undefined> {
  const document = await readDocument('a.json', text)
  if (document.state !== 'read') throw new Error(document.state)
  const changes = (await editDocument(document)).changesFor(edits)
  return changes && applyChanges(text, changes)
}

const pretty =
  '{\r\n\t"Statement": [\r\n\t\t{ "Sid": "", "Effect": "Deny", "Action": "é" },\r\n\t\t{ "Sid": "" }\r\n\t]\r\n}\r\n'
const version = { do: 'add', pointer: '', name: 'Version', value: '2012-10-17' } as const

describe('edits of JSON text', () => {
  it.each<[string, string, Edit, string]>([
    [
      'add before the first member',
      pretty,
      version,
      pretty.replace('{\r\n\t', '{\r\n\t"Version": "2012-10-17",\r\n\t'),
    ],
    [
      'add to minified text',
      '{"Statement":{"Effect":"Deny"}}',
      version,
      '{"Version":"2012-10-17","Statement":{"Effect":"Deny"}}',
    ],
    [
      'add on one line',
      '{"Statement": {"Effect": "Deny"}}',
      version,
      '{"Version": "2012-10-17", "Statement": {"Effect": "Deny"}}',
    ],
    [
      'add to an empty object',
      '{"Statement":[{},{"Effect":"Deny"}]}',
      { ...version, pointer: '/Statement/0' },
      '{"Statement":[{"Version":"2012-10-17"},{"Effect":"Deny"}]}',
    ],
    [
      'remove with the comma that follows',
      pretty,
      { do: 'remove', pointer: '/Statement/0/Sid' },
      pretty.replace('"Sid": "", ', ''),
    ],
    [
      'remove with the comma that stands before',
      pretty,
      { do: 'remove', pointer: '/Statement/0/Action' },
      pretty.replace(', "Action": "é"', ''),
    ],
    [
      'remove the only member',
      pretty,
      { do: 'remove', pointer: '/Statement/1/Sid' },
      pretty.replace('{ "Sid": "" }', '{}'),
    ],
    [
      'remove an element of a list',
      pretty,
      { do: 'remove', pointer: '/Statement/1' },
      pretty.replace(',\r\n\t\t{ "Sid": "" }', ''),
    ],
    [
      'rename',
      pretty,
      { do: 'rename', pointer: '/Statement/0/Action', name: 'NotAction' },
      pretty.replace('"Action"', '"NotAction"'),
    ],
    [
      'replace by an object',
      pretty,
      { do: 'replace', pointer: '/Statement/0/Action', value: { AWS: ['x', 'y'] } },
      pretty.replace('"é"', '{"AWS": ["x", "y"]}'),
    ],
  ])('%s', async (_, text, edit, wanted) => {
    const after = await edited(text, edit)
    expect(after).toBe(wanted)
    expect(JSON.parse(after ?? '')).toEqual(editValue(JSON.parse(text) as JsonValue, [edit]))
  })

  it('go into policies that are written as strings, in their encoding', async () => {
    const policy = '{"Version":"2008-10-17","Statement":[{"Effect":"Allow","Action":"s3:ü","Resource":"*"}]}'
    const edit = { do: 'replace', value: 'a"é b' } as const
    const wanted = policy.replace('"s3:ü"', '"a\\"é b"')
    const asText = JSON.stringify({ PolicyDocument: policy })
    expect(await edited(asText, { ...edit, pointer: '/PolicyDocument/Statement/0/Action' })).toBe(
      JSON.stringify({ PolicyDocument: wanted }),
    )
    const asUrl = JSON.stringify({ PolicyDocument: encodeURIComponent(policy) })
    expect(await edited(asUrl, { ...edit, pointer: '/PolicyDocument/Statement/0/Action' })).toBe(
      JSON.stringify({ PolicyDocument: encodeURIComponent(wanted) }),
    )
    expect(await edited(encodeURIComponent(policy), { ...edit, pointer: '/Statement/0/Action' })).toBe(
      encodeURIComponent(wanted),
    )
  })

  it('are not made where a place is missing, or two of them meet', async () => {
    expect(await edited(pretty, { do: 'remove', pointer: '/Statement/7' })).toBeUndefined()
    expect(
      await edited(
        pretty,
        { do: 'remove', pointer: '/Statement/1/Sid' },
        { do: 'remove', pointer: '/Statement/1' },
      ),
    ).toBeUndefined()
  })
})
