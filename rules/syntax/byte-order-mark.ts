// A file that begins with U+FEFF, as some editors on Windows write it.

import { defineRule, nothing } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'byte-order-mark',
  title: 'the file begins with a byte order mark',
  severity: 'info',
  aws: 'accepts',
  subject: 'document',
  since: '0.1.0',
  why: 'IAM takes tab, line breaks and U+0020 to U+00FF only, so a tool that sends the file unchanged has it refused',
  fix: 'Save the file as "UTF-8" and not as "UTF-8 with BOM".',
  sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html'],
  covers: ['PS-01'],
  examples: {
    bad: [
      {
        text: '\ufeff{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "rds:DescribeDBInstances", "Resource": "*"}}',
      },
    ],
    good: [
      {
        text: '{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "rds:DescribeDBInstances", "Resource": "*"}}',
      },
    ],
  },
  find(document) {
    if (document.state !== 'read' || !document.byteOrderMark) return nothing
    return [{ at: { offset: 0, length: 0 }, label: 'in front of this', facts: {} }]
  },
  say: () => 'the file begins with an invisible byte order mark (U+FEFF)',
})
