import { rule } from '../../../rules/syntax/malformed-variable.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const arn = 'arn:aws:rds-db:eu-west-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/'

function resources(...users: string[]) {
  return policyWith({ Effect: 'Allow', Action: 'rds-db:connect', Resource: users.map(user => arn + user) })
}
const all = (count: number) => Array.from({ length: count }, (_, index) => `/Statement/0/Resource/${index}`)

tryRule(rule, [
  {
    name: 'faults inside the braces',
    document: resources(
      '${aws:username',
      '${}',
      '${ aws:username }',
      '${aws:PrincipalTag/${aws:username}}',
      '${aws:username, guest}',
      '${AWS::AccountId}',
      '${!aws:username}',
      '${@aws:username}',
    ),
    finds: all(8),
    says: [
      '"${aws:username" is a variable without its closing brace',
      'names no key',
      'has a blank in the name',
      'a variable inside a variable',
      'single quotes',
      'a pseudo parameter of CloudFormation',
      'still has the exclamation mark',
      'characters in it that are in no condition key',
    ],
  },
  {
    name: 'what only looks like a variable',
    document: resources(
      '$aws:username',
      '{aws:username}',
      '&{aws:PrincipalTag/dbuser}',
      '$(aws:username)',
      '$ {aws:username}',
      '#{aws:username}',
      '$aws:username/x',
    ),
    finds: all(7),
    says: [
      '"$aws:username" is literal text; the variable is written ${aws:username}',
      '"{aws:username}" is literal text',
      'the variable is written ${aws:PrincipalTag/dbuser}',
      '"$(aws:username)"',
      '"$ {aws:username}"',
      '"#{aws:username}"',
      '"$aws:username" is literal text',
    ],
  },
  {
    name: 'too much around it',
    document: resources('$${aws:username}', '${aws:username}}'),
    finds: all(2),
    says: ['is how Terraform escapes a variable', 'has a brace at its end'],
  },
  {
    name: 'in a condition value',
    document: policyWith({
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Resource: '*',
      Condition: { StringEquals: { 'aws:PrincipalTag/team': ['${aws:username', 'x'] } },
    }),
    finds: ['/Statement/0/Condition/StringEquals/aws:PrincipalTag~1team/0'],
  },
  {
    name: 'variables as they should be',
    document: resources(
      '${aws:username}',
      "${aws:PrincipalTag/dbuser, 'guest'}",
      '${AWS:UserName}-ro',
      '${aws:PrincipalTag/cost center}',
      'a${*}b${?}c${$}d',
      '${$}{x}',
    ),
    finds: [],
  },
  {
    name: 'placeholders and unknown variables, which have rules of their own',
    document: resources('${dbuser}', '{{dbuser}}', '${foo:bar}', '{dbuser}'),
    finds: [],
  },
  {
    name: 'dollars, braces and colons of other kinds',
    document: policyWith({
      Effect: 'Allow',
      Action: ['lambda:InvokeFunction', 'iot:Publish'],
      Resource: [
        'arn:aws:lambda:eu-west-1:111122223333:function:f:$LATEST',
        'arn:aws:iot:eu-west-1:111122223333:topic/$aws/things/x',
        'arn:aws:execute-api:eu-west-1:111122223333:x/{stage}/GET/{proxy+}',
      ],
    }),
    finds: [],
  },
])
