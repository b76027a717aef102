import { describe, expect, it } from 'vitest'
import { hiddenCharactersIn } from '../../src/policy/hidden-characters.ts'
import type { TextUse } from '../../src/policy/placeholders.ts'

const grant = 'arn:aws:rds-db:eu-west-1:111122223333:dbuser:db-ABCDEFGHIJKL01234/app'

const hidden: readonly (readonly [use: TextUse, text: string, cleaned: string, key?: string])[] = [
  ['action', 's3:GetObject ', 's3:GetObject'],
  ['action', ' s3:GetObject', 's3:GetObject'],
  ['action', 's3: GetObject', 's3:GetObject'],
  ['action', 's3:GetObject\n', 's3:GetObject'],
  ['action', 's3:\u0421reateBucket', 's3:CreateBucket'],
  ['action', 's3\uff1aGetObject', 's3:GetObject'],
  ['resource', `${grant} `, grant],
  ['resource', `\t${grant}`, grant],
  ['resource', grant.replace('dbuser:', 'dbuser: '), grant],
  ['resource', grant.replace('eu-west', 'eu\u2011west'), grant],
  ['resource', grant.replace('::', ':').replace(':111', ':\u200b111'), grant],
  ['resource', 'arn:aws:s3: ::bucket/a b', 'arn:aws:s3:::bucket/a b'],
  ['resource', 'arn:aws:s3:::bucket/a\u00a0b', 'arn:aws:s3:::bucket/a b'],
  ['resource', 'arn:aws:s3:::bucket/\u200bkey', 'arn:aws:s3:::bucket/key'],
  ['resource', 'arn:aws:s3:::bucket/p\u0430ypal', 'arn:aws:s3:::bucket/paypal'],
  ['resource', 'arn:aws:iam::111122223333:role/my role', 'arn:aws:iam::111122223333:role/myrole'],
  ['resource', '* ', '*'],
  ['principal', ' arn:aws:iam::111122223333:role/app', 'arn:aws:iam::111122223333:role/app'],
  ['principal', 'arn:aws:iam::111122223333:role /app', 'arn:aws:iam::111122223333:role/app'],
  ['principal', '\u201carn:aws:iam::111122223333:role/app\u201d', 'arn:aws:iam::111122223333:role/app'],
  ['principal', 'ec2\u00a0.amazonaws.com', 'ec2.amazonaws.com'],
  ['principal', '111122223333\ufeff', '111122223333'],
  [
    'condition-value',
    ' arn:aws:iam::111122223333:role/app',
    'arn:aws:iam::111122223333:role/app',
    'aws:PrincipalArn',
  ],
  ['condition-value', '111122223333 ', '111122223333', 'aws:SourceAccount'],
  ['condition-value', 'o-exampleorgid ', 'o-exampleorgid', 'aws:PrincipalOrgID'],
  ['condition-value', 'vpce\u20131a2b3c4d', 'vpce-1a2b3c4d', 'aws:SourceVpce'],
  ['condition-value', 'shared-secret ', 'shared-secret', 'sts:ExternalId'],
  ['condition-value', 'sts.amazonaws.com\n', 'sts.amazonaws.com', 'token.actions.githubusercontent.com:aud'],
  ['condition-value', 'two\twords', 'two words', 'aws:PrincipalTag/team'],
  ['condition-value', 'two\u00a0words', 'two words', 'aws:PrincipalTag/team'],
  ['condition-key', 'sts:ExternalId ', 'sts:ExternalId'],
  ['condition-key', 'aws:\u200bSourceIp', 'aws:SourceIp'],
  ['condition-key', 'aws:RequestTag/team ', 'aws:RequestTag/team'],
]

const plain: readonly (readonly [use: TextUse, text: string, key?: string])[] = [
  ['action', 's3:GetObject'],
  ['resource', grant],
  ['resource', 'arn:aws:s3:::bucket/annual report/r\u00e9sum\u00e9 2024.pdf'],
  ['resource', 'arn:aws:s3:::bucket/\u043e\u0442\u0447\u0435\u04422024.pdf'],
  ['resource', 'arn:aws:s3:::bucket/\u5831\u544a\u3000\u66f8'],
  ['resource', 'arn:aws:cloudwatch:eu-west-1:111122223333:alarm:High CPU'],
  ['resource', `arn:aws:rds-db:eu-west-1:111122223333:dbuser:*/Jane Doe`],
  ['principal', 'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity EH1HDMB1FH2TC'],
  ['principal', 'the account of Example\u2019s customer'],
  ['principal', '   '],
  ['condition-value', 'Research and Development', 'aws:PrincipalTag/team'],
  ['condition-value', 'Bob\u2019s team \u2013 blue ', 'aws:PrincipalTag/team'],
  ['condition-value', 'Mozilla/5.0 (X11; Linux)', 'aws:UserAgent'],
  ['condition-value', 'home/ ', 's3:prefix'],
  ['condition-value', '\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645', 'aws:PrincipalTag/name'],
  ['condition-key', 'aws:RequestTag/Cost Center'],
  ['condition-key', 'aws:RequestTag/\u90e8\u9580'],
]

// Every row of one length, for the types of `it.each`.
const hiddenRows = hidden.map(([use, text, cleaned, key]) => [use, text, cleaned, key] as const)
const plainRows = plain.map(([use, text, key]) => [use, text, key] as const)

describe('hiddenCharactersIn', () => {
  it.each(hiddenRows)('cleans %s %j', (use, text, cleaned, key) => {
    expect(hiddenCharactersIn(text, use, key)?.cleaned).toBe(cleaned)
  })

  it.each(hiddenRows)('finds nothing more in what it cleaned: %s %j', (use, _text, cleaned, key) => {
    expect(hiddenCharactersIn(cleaned, use, key)).toBeUndefined()
  })

  it.each(plainRows)('finds nothing in %s %j', (use, text, key) => {
    expect(hiddenCharactersIn(text, use, key)).toBeUndefined()
  })

  it('says which character is where', () => {
    expect(hiddenCharactersIn('s3:\u200bGet\u00a0', 'action')?.found).toEqual([
      { character: '\u200b', name: 'zero-width space', at: 3, plain: '' },
      { character: '\u00a0', name: 'no-break space', at: 7, plain: '' },
    ])
  })
})
