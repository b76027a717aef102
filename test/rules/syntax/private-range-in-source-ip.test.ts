import { rule } from '../../../rules/syntax/private-range-in-source-ip.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

function conditions(Condition: object, Effect = 'Allow') {
  return policyWith({ Effect, Action: 'sts:AssumeRole', Resource: '*', Condition })
}

tryRule(rule, [
  {
    name: 'private ranges only',
    document: conditions({ IpAddress: { 'aws:SourceIp': ['10.1.0.0/16', '192.168.0.7', 'fd00::/8'] } }),
    finds: ['/Statement/0/Condition/IpAddress/aws:SourceIp'],
    says: ['never in 10.1.0.0/16, 192.168.0.7, fd00::/8, so this statement never allows anything'],
  },
  {
    name: 'a Deny that hits everybody',
    document: conditions({ NotIpAddress: { 'aws:SourceIp': '172.31.0.0/16' } }, 'Deny'),
    finds: ['/Statement/0/Condition/NotIpAddress/aws:SourceIp'],
    says: ['denies as if the condition were not there'],
  },
  {
    name: 'a public one among them',
    document: conditions({ IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '203.0.113.7'] } }),
    finds: [],
  },
  {
    name: 'ranges that only begin like private ones',
    document: conditions({ IpAddress: { 'aws:SourceIp': ['172.15.0.0/16'] } }),
    finds: [],
  },
  { name: 'everything', document: conditions({ IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } }), finds: [] },
  {
    name: 'addresses inside a VPC',
    document: conditions({ IpAddress: { 'aws:VpcSourceIp': '10.0.0.0/8' } }),
    finds: [],
  },
  {
    name: 'what cannot be read, and no values',
    document: conditions({ IpAddress: { 'aws:SourceIp': '10.*' }, NotIpAddress: { 'aws:SourceIp': [] } }),
    finds: [],
  },
])
