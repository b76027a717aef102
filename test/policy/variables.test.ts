import { describe, expect, it } from 'vitest'
import { isVariable, readTemplate, withoutVariables } from '../../src/policy/variables.ts'

const read = (text: string) => readTemplate(text, { wildcards: true, variables: true })
const codes = (text: string) => [...text].map(character => character.charCodeAt(0))

describe('readTemplate', () => {
  it.each([
    ['${aws:UserName}', { key: 'aws:username', text: '${aws:UserName}' }],
    ['${ aws:username }', { key: 'aws:username', text: '${ aws:username }' }],
    ["${aws:UserName, 'all'}", { key: 'aws:username', fallback: 'all', text: "${aws:UserName, 'all'}" }],
    ["${ aws:username ,'a}b' }", { key: 'aws:username', fallback: 'a}b', text: "${ aws:username ,'a}b' }" }],
    ["${aws:username, ''}", { key: 'aws:username', fallback: '', text: "${aws:username, ''}" }],
  ])('finds the variable in %s', (text, variable) => {
    expect(read(text)).toEqual([variable])
    expect(read(`a${text}b`)).toEqual([codes('a'), variable, codes('b')])
  })

  it.each([
    '${}',
    '${ }',
    "${, 'x'}",
    '${aws:username, x}',
    "${aws:username, x'}",
    "${aws:username, 'x}",
    "${aws:username, 'x'y}",
  ])('takes %s for text', text => {
    expect(read(text).some(isVariable)).toBe(false)
    expect(read(text).flat()).toEqual(codes(text))
  })

  it('goes on behind what is no variable', () => {
    expect(read('${}${aws:username}')).toEqual([
      codes('${}'),
      { key: 'aws:username', text: '${aws:username}' },
    ])
  })

  it('turns variables back into text without wildcards', () => {
    expect(withoutVariables(read('a${aws:PrincipalTag/*}'))).toEqual(codes('a${aws:PrincipalTag/*}'))
  })
})
