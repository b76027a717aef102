import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstWildcard, variableLookalikes, variablesIn } from '../../src/policy/variable-syntax.ts'

const only = (text: string) => variablesIn(text)[0]

describe('variablesIn', () => {
  it.each([
    ['${aws:username}', { kind: 'variable', key: 'aws:username' }],
    ["${aws:userid, 'nobody'}", { kind: 'variable', key: 'aws:userid', fallback: 'nobody' }],
    ["${aws:userid, ''}", { kind: 'variable', fallback: '' }],
    ["${aws:PrincipalTag/team, 'a}b'}", { kind: 'variable', fallback: 'a}b' }],
    ['${aws:PrincipalTag/cost center}', { kind: 'variable', key: 'aws:PrincipalTag/cost center' }],
    ['${oidc.eks.eu-west-1.amazonaws.com/id/ABC:sub}', { kind: 'variable' }],
    ["${aws:PrincipalTag/o'brien}", { kind: 'variable', key: "aws:PrincipalTag/o'brien" }],
    ['${*}', { kind: 'escape', character: '*' }],
    ['${?}', { kind: 'escape', character: '?' }],
    ['${$}', { kind: 'escape', character: '$' }],
  ])('%s', (text, expected) => {
    expect(variablesIn(text)).toHaveLength(1)
    expect(only(text)).toMatchObject({ from: 0, to: text.length, ...expected })
  })

  it.each([
    ['${aws:username', 'unclosed'],
    ['${}', 'empty'],
    ['${ }', 'empty'],
    ['${ aws:username }', 'blank'],
    ['${aws:username }', 'blank'],
    ['${aws: username}', 'blank'],
    ['${aws:PrincipalTag/${aws:username}}', 'nested'],
    ['${!aws:username}', 'escaped-for-sub'],
    ['${AWS::AccountId}', 'pseudo-parameter'],
    ['${account_id}', 'placeholder'],
    ['${aws.username}', 'placeholder'],
    ['${aws:userid, nobody}', 'unquoted-default'],
    ["${aws:userid,'nobody'}", 'unquoted-default'],
    ['${aws:userid, "nobody"}', 'unquoted-default'],
    ["${aws:userid,'no}body'}", 'unquoted-default'],
    ["${aws:userid, x, 'nobody'}", 'unquoted-default'],
    ["${aws:userid, 'no' body}", 'unquoted-default'],
    ['${@aws:username}', 'symbol'],
    ['${aws$user:name}', 'symbol'],
    ['${,a:b}', 'placeholder'],
  ])('%s is %s', (text, fault) => {
    expect(only(text)).toMatchObject({ from: 0, to: text.length, kind: 'faulty', fault })
  })

  it('says what stands inside', () => {
    expect(only('x${aws:username')).toMatchObject({ inside: 'aws:username' })
    expect(only('${ }')).toMatchObject({ inside: ' ' })
  })

  it('tells several apart, with their places', () => {
    const text = 'a${aws:userid}b{${*}c${x}'
    expect(variablesIn(text).map(({ from, to }) => text.slice(from, to))).toEqual([
      '${aws:userid}',
      '${*}',
      '${x}',
    ])
  })

  it('finds nothing where there is no ${', () => {
    expect(variablesIn('plain $LATEST {x}')).toEqual([])
  })

  it('covers every ${ once, in order, whatever the text', () => {
    const pieces = fc.constantFrom('${', '}', 'aws:', 'userid', ', ', "'", '{', '$', ' ', '*', 'é')
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), parts => {
        const text = parts.join('')
        let last = 0
        for (const { from, to } of variablesIn(text)) {
          expect(from).toBeGreaterThanOrEqual(last)
          expect(text.slice(last, from)).not.toContain('${')
          expect(to).toBeGreaterThan(from)
          last = to
        }
        expect(text.slice(last)).not.toContain('${')
      }),
    )
  })
})

describe('variableLookalikes', () => {
  const isKey = (text: string) => /^aws:(username|PrincipalTag\/.+)$/.test(text)

  it.each([
    ['dbuser:db-1/$aws:username', '$aws:username', '${aws:username}'],
    ['$aws:username/home', '$aws:username', '${aws:username}'],
    ['{aws:username}', '{aws:username}', '${aws:username}'],
    ['&{aws:PrincipalTag/team}', '&{aws:PrincipalTag/team}', '${aws:PrincipalTag/team}'],
    ['%{aws:username}', '%{aws:username}', '${aws:username}'],
    ['#{aws:username}', '#{aws:username}', '${aws:username}'],
    ['$(aws:username)', '$(aws:username)', '${aws:username}'],
    ['$ {aws:username}', '$ {aws:username}', '${aws:username}'],
    ['$[aws:username]', '$[aws:username]', '${aws:username}'],
    ['{&{aws:username}', '&{aws:username}', '${aws:username}'],
    ['$aws:username.log', '$aws:username', '${aws:username}'],
    ['$aws:username-x', '$aws:username', '${aws:username}'],
  ])('%s', (text, written, meant) => {
    const [found] = variableLookalikes(text, isKey)
    expect(found && { written: text.slice(found.from, found.to), meant: found.meant }).toEqual({
      written,
      meant,
    })
  })

  it.each([
    '${aws:username}',
    '{{aws:username}}',
    'arn:aws:lambda:eu-west-1:111122223333:function:f:$LATEST',
    '[aws:username]',
    '(aws:username)',
    '{username}',
    '{aws:nothing}',
    '{aws:username)',
    '$username',
    '$aws:usernames',
    '$aws:nothing/x',
  ])('not in %s', text => {
    expect(variableLookalikes(text, isKey)).toEqual([])
  })
})

describe('firstWildcard', () => {
  it.each([
    ['a*b', 1],
    ['?', 0],
    ['${*}', undefined],
    ['${aws:userid}*', 13],
    ["${aws:userid, '*'}", undefined],
    ['plain', undefined],
  ])('%s: %s', (text, expected) => {
    expect(firstWildcard(text)).toBe(expected)
  })

  it('can be asked for the star alone', () => {
    expect(firstWildcard('a?b*', '*')).toBe(3)
  })
})
