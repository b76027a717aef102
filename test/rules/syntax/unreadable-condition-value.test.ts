import { rule } from '../../../rules/syntax/unreadable-condition-value.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

function conditions(Condition: object, Effect = 'Allow') {
  return policyWith({ Effect, Action: 'sts:AssumeRole', Resource: '*', Condition })
}

tryRule(rule, [
  {
    name: 'neither true nor false',
    document: conditions({ Bool: { 'aws:MultiFactorAuthPresent': 'yes' } }),
    finds: ['/Statement/0/Condition/Bool/aws:MultiFactorAuthPresent'],
    says: ['Bool cannot read "yes", which is not true or false, so this statement never allows anything'],
  },
  {
    name: 'one of two addresses',
    document: conditions({ IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '198.51.100.*'] } }),
    finds: ['/Statement/0/Condition/IpAddress/aws:SourceIp/1'],
    says: ['so this value has no effect'],
  },
  {
    name: 'a Deny that hits everybody',
    document: conditions({ NotIpAddress: { 'aws:SourceIp': '203.0.113' } }, 'Deny'),
    finds: ['/Statement/0/Condition/NotIpAddress/aws:SourceIp'],
    says: ['so this statement denies as if the condition were not there'],
  },
  {
    name: 'dates, numbers, Null and ARNs',
    document: conditions({
      DateLessThan: { 'aws:CurrentTime': '31.12.2026' },
      NumericLessThan: { 'aws:MultiFactorAuthAge': '1h' },
      Null: { 'aws:TokenIssueTime': 'absent' },
      ArnLike: { 'aws:PrincipalArn': '111122223333' },
      BinaryEquals: { 'foo:bar': '%%%' },
    }),
    finds: [
      '/Statement/0/Condition/DateLessThan/aws:CurrentTime',
      '/Statement/0/Condition/NumericLessThan/aws:MultiFactorAuthAge',
      '/Statement/0/Condition/Null/aws:TokenIssueTime',
      '/Statement/0/Condition/ArnLike/aws:PrincipalArn',
      '/Statement/0/Condition/BinaryEquals/foo:bar',
    ],
  },
  {
    name: 'a variable where none is filled in',
    document: conditions({ DateGreaterThan: { 'aws:CurrentTime': '${aws:TokenIssueTime}' } }),
    finds: ['/Statement/0/Condition/DateGreaterThan/aws:CurrentTime'],
    says: ['DateGreaterThan takes no variables'],
  },
  {
    name: 'numbers and truths of JSON',
    document: conditions({
      Bool: { 'aws:MultiFactorAuthPresent': true },
      NumericLessThan: { 'aws:MultiFactorAuthAge': [3600, '7200'] },
      DateLessThan: { 'aws:EpochTime': 1800000000 },
      Null: { 'sts:ExternalId': false },
    }),
    finds: [],
  },
  {
    name: 'a truth of JSON where a number belongs',
    document: conditions({ NumericLessThan: { 'aws:MultiFactorAuthAge': true } }),
    finds: ['/Statement/0/Condition/NumericLessThan/aws:MultiFactorAuthAge'],
  },
  {
    name: 'what each operator reads',
    document: conditions({
      IpAddress: { 'aws:SourceIp': ['203.0.113.7', '2001:db8::/32'] },
      DateLessThan: { 'aws:CurrentTime': '2026-12-31T23:59:59Z' },
      ArnLike: { 'aws:PrincipalArn': ['arn:aws:iam::*:role/${aws:PrincipalTag/role}', '*'] },
      StringEquals: { 'aws:username': 'anything' },
    }),
    finds: [],
  },
  {
    name: "values of the wrong JSON type, which are another rule's",
    document: conditions({ Bool: { 'aws:SecureTransport': { x: 'true' } } }),
    finds: [],
  },
])
