import { describe, expect, it } from 'vitest'
import { rule } from '../../../rules/syntax/unreadable-document.ts'
import { planRules } from '../../../src/engine/plan-rules.ts'
import { createJudge } from '../../../src/engine/run-rules.ts'
import { readDocument, tooLarge } from '../../../src/input/read-document.ts'
import { testAsk, tryRule } from '../../helpers/try-rule.ts'

tryRule(rule, [
  {
    name: 'a NUL in the text, shown where it is',
    text: '{\n  "Version": "\0"\n}',
    finds: ['2:15'],
    says: ['was not checked: a NUL character'],
  },
  { name: 'text that is not JSON is another matter', text: '{"Version"', finds: [] },
  { name: 'a policy', text: '{"Statement": []}', finds: [] },
])

describe('bytes', () => {
  const messages = async (bytes: Uint8Array) => {
    const judge = createJudge(planRules([rule]), await testAsk())
    return judge.judge(await readDocument('policy.json', bytes)).findings.map(finding => finding.message)
  }

  it('says that UTF-16 is no UTF-8', async () => {
    const utf16 = Buffer.from('\ufeff{"Statement": []}', 'utf16le')
    expect(await messages(utf16)).toEqual([
      'this document was not checked: this is UTF-16 text; save it as UTF-8',
    ])
  })

  it('names the byte that is no UTF-8', async () => {
    const latin1 = Buffer.from('{"Id": "Datenbank für alle"}', 'latin1')
    expect(await messages(latin1)).toEqual([
      'this document was not checked: byte 0xFC is not UTF-8; save the file as UTF-8',
    ])
  })

  it('says when a file is too large to be read', async () => {
    const judge = createJudge(planRules([rule]), await testAsk())
    const [finding] = judge.judge(tooLarge('dump.json', 9_000_000, 8 * 1024 * 1024)).findings
    expect(finding?.message).toContain('8.6 MiB is more than the 8 MiB')
  })
})
