// A policy variable that is not written as one.

import {
  type Ask,
  defineRule,
  type Found,
  nothing,
  type VariableFault,
  variableLookalikes,
  variablesIn,
} from '../../src/engine/rule-kit.ts'

type Trouble = Exclude<VariableFault, 'placeholder'> | 'lookalike' | 'doubled-dollar' | 'brace-left-over'

interface Facts {
  readonly written: string
  readonly trouble: Trouble
  readonly meant?: string
}

const labels: Readonly<Record<Trouble, string>> = {
  unclosed: 'no closing brace',
  empty: 'no key inside',
  blank: 'a blank in the name',
  nested: 'a variable inside a variable',
  'unquoted-default': "a default is written , 'value'",
  'pseudo-parameter': "CloudFormation's, not IAM's",
  'escaped-for-sub': 'the ! is for Fn::Sub',
  symbol: 'not in the name of a key',
  lookalike: 'literal text',
  'doubled-dollar': 'one dollar too many',
  'brace-left-over': 'one brace too many',
}

export const rule = defineRule({
  id: 'malformed-variable',
  title: 'a policy variable is not written as IAM reads it',
  severity: 'error',
  aws: 'never-matches',
  subject: 'text',
  since: '0.1.0',
  why: 'AWS puts no value in its place and compares with the text as it stands, which no resource and no request has',
  fix: 'Write "${key}", or "${key, \'default\'}", without blanks in the key; if a template engine has its own use for ${…}, escape it there so that this is what comes out.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-missing-brace-in-variable',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/pseudo-parameter-reference.html',
  ],
  covers: ['PS-28'],
  yieldsTo: ['placeholder-left-in', 'hidden-character'],
  examples: {
    bad: [
      {
        note: 'the closing brace is missing',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'rds-db:connect',
              Resource:
                'arn:aws:rds-db:eu-west-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/${aws:PrincipalTag/dbuser',
            },
          ],
        },
      },
      {
        note: "Terraform's way of writing it, in the finished policy",
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'rds-db:connect',
              Resource:
                'arn:aws:rds-db:eu-west-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/&{aws:PrincipalTag/dbuser}',
            },
          ],
        },
      },
    ],
    good: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'rds-db:connect',
              Resource:
                "arn:aws:rds-db:eu-west-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/${aws:PrincipalTag/dbuser, 'readonly'}",
              Condition: { StringLike: { 'aws:PrincipalTag/team': 'pay${*}' } },
            },
          ],
        },
      },
    ],
  },
  find({ value, role }, ask) {
    if ((role !== 'resource' && role !== 'condition-value') || !/[${]/.test(value)) return nothing
    const found = [...faultyVariables(value), ...lookalikes(value, ask)]
    return found.length === 0 ? nothing : found
  },
  say({ written, trouble, meant }) {
    switch (trouble) {
      case 'unclosed':
        return `the variable "${written}" has no closing brace, so it is literal text`
      case 'empty':
        return `the variable "${written}" names no key`
      case 'blank':
        return `the name in the variable "${written}" has a blank in it, which AWS does not allow`
      case 'nested':
        return `"${written}" is a variable inside a variable, and AWS fills in neither`
      case 'unquoted-default':
        return `the default in the variable "${written}" is not written as a comma, a blank and a text in single quotes`
      case 'pseudo-parameter':
        return `"${written}" is a pseudo parameter of CloudFormation that nobody has filled in`
      case 'escaped-for-sub':
        return `the variable "${written}" still has the exclamation mark that CloudFormation's Fn::Sub would take away`
      case 'symbol':
        return `the variable "${written}" has characters in it that are in no condition key`
      case 'lookalike':
        return `"${written}" is literal text; the variable is written ${meant}`
      case 'doubled-dollar':
        return `"${written}" is Terraform's way to escape a variable; in a policy it is a dollar sign and then the value`
      case 'brace-left-over':
        return `"${written}" ends in a brace that belongs to no variable, and AWS compares with it`
    }
  },
})

function faultyVariables(value: string): readonly Found<Facts>[] {
  const tokens = variablesIn(value)
  const unpaired = count(value, '}') > count(value, '{')
  return tokens.flatMap(token => {
    const { from, to } = token
    if (token.kind === 'faulty') {
      return token.fault === 'placeholder' ? [] : [found(value, from, to, token.fault)]
    }
    if (token.kind === 'escape') return []
    // `$${` with the dollar of `${$}` in front would end in a brace.
    if (value[from - 1] === '$') return [found(value, from - 1, to, 'doubled-dollar', value.slice(from, to))]
    return unpaired && value[to] === '}'
      ? [found(value, from, to + 1, 'brace-left-over', value.slice(from, to))]
      : []
  })
}

function lookalikes(value: string, { aws }: Ask): readonly Found<Facts>[] {
  return variableLookalikes(value).flatMap(({ from, to, key }) => {
    const bare = value[from + 1] !== '{' && value[to - 1] !== '}' && /^\$[A-Za-z]/.test(value.slice(from))
    const known = bare ? longestKey(key, text => aws.conditionKey(text) !== undefined) : key
    if (known === undefined || !aws.conditionKey(known)) return []
    const end = bare ? from + 1 + known.length : to
    return [found(value, from, end, 'lookalike', `\${${known}}`)]
  })
}

/** The key at the beginning of a text that goes on: `aws:username` of `aws:username/home`. */
function longestKey(text: string, isKey: (text: string) => boolean): string | undefined {
  for (
    let end = text.length;
    end > 0;
    end = Math.max(...['/', '.', '-'].map(c => text.lastIndexOf(c, end - 1)))
  ) {
    if (isKey(text.slice(0, end))) return text.slice(0, end)
  }
  return undefined
}

function found(value: string, from: number, to: number, trouble: Trouble, meant?: string): Found<Facts> {
  const written = value.slice(from, to)
  return {
    at: { pointer: '', part: { from, to } },
    label: labels[trouble],
    facts: { written, trouble, ...(meant !== undefined && { meant }) },
    ...(meant !== undefined && { fix: { text: `"${value.slice(0, from)}${meant}${value.slice(to)}"` } }),
  }
}

function count(text: string, character: string): number {
  return text.split(character).length - 1
}
