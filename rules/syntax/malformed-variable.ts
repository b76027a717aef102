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

// Under the carets, and behind the text itself; % is what was meant.
const words: Readonly<Record<Trouble, readonly [string, string]>> = {
  unclosed: ['no closing brace', 'is a variable without its closing brace, so AWS takes it literally'],
  empty: ['no key inside', 'is a variable that names no key'],
  blank: ['a blank in the name', 'has a blank in the name of the variable, which AWS does not allow'],
  nested: ['a variable inside a variable', 'is a variable inside a variable, and AWS fills in neither'],
  'unquoted-default': [
    "a default is written , 'value'",
    'has a default that is not written as a comma, a blank and a text in single quotes',
  ],
  'pseudo-parameter': [
    "CloudFormation's, not IAM's",
    'is a pseudo parameter of CloudFormation that nobody has filled in',
  ],
  'escaped-for-sub': [
    'the ! is for Fn::Sub',
    "still has the exclamation mark that CloudFormation's Fn::Sub would take away",
  ],
  symbol: ['not in the name of a key', 'has characters in it that are in no condition key'],
  lookalike: ['literal text', 'is literal text; the variable is written %'],
  'doubled-dollar': [
    'one dollar too many',
    'is how Terraform escapes a variable; in the policy itself it is a dollar sign and then the value of %',
  ],
  'brace-left-over': [
    'one brace too many',
    'has a brace at its end that belongs to no variable; the variable is %',
  ],
}

export const rule = defineRule({
  id: 'malformed-variable',
  title: 'a policy variable is not written as IAM reads it',
  severity: 'error',
  aws: 'never-matches',
  subject: 'text',
  form: true,
  roles: ['resource', 'condition-value'],
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
      { note: 'the closing brace is missing', document: connecting('${aws:PrincipalTag/dbuser') },
      {
        note: "Terraform's way of writing it, in the finished policy",
        document: connecting('&{aws:PrincipalTag/dbuser}'),
      },
    ],
    good: [{ document: connecting("${aws:PrincipalTag/dbuser, 'readonly'}") }],
  },
  find({ value }, ask) {
    if (!/[${]/.test(value)) return nothing
    const found = [...faultyVariables(value), ...lookalikes(value, ask)]
    return found.length === 0 ? nothing : found
  },
  say: ({ written, trouble, meant }) => `"${written}" ${words[trouble][1].replace('%', () => meant ?? '')}`,
})

function faultyVariables(value: string): readonly Found<Facts>[] {
  const tokens = variablesIn(value)
  const unpaired = count(value, '}') > count(value, '{')
  return tokens.flatMap(token => {
    const { from, to } = token
    if (token.kind === 'faulty') {
      if (token.fault === 'placeholder') return []
      return [found(value, from, to, token.fault, mended(token.fault, token.inside))]
    }
    if (token.kind === 'escape') return []
    // `$${` with the dollar of `${$}` in front would end in a brace.
    if (value[from - 1] === '$') return [found(value, from - 1, to, 'doubled-dollar', value.slice(from, to))]
    return unpaired && value[to] === '}'
      ? [found(value, from, to + 1, 'brace-left-over', value.slice(from, to))]
      : []
  })
}

/** What was meant, where taking something away is all that is to be done. */
function mended(fault: VariableFault, inside: string): string | undefined {
  if (fault !== 'blank' && fault !== 'escaped-for-sub') return undefined
  const meant = `\${${fault === 'blank' ? inside.replace(/\s/g, '') : inside.slice(1)}}`
  return variablesIn(meant)[0]?.kind === 'variable' ? meant : undefined
}

function lookalikes(value: string, { aws }: Ask): readonly Found<Facts>[] {
  return variableLookalikes(value, key => aws.conditionKey(key) !== undefined).map(({ from, to, meant }) =>
    found(value, from, to, 'lookalike', meant),
  )
}

function found(value: string, from: number, to: number, trouble: Trouble, meant?: string): Found<Facts> {
  const written = value.slice(from, to)
  return {
    at: { pointer: '', part: { from, to } },
    label: words[trouble][0],
    facts: { written, trouble, ...(meant !== undefined && { meant }) },
    ...(meant !== undefined && { fix: { text: `"${value.slice(0, from)}${meant}${value.slice(to)}"` } }),
  }
}

function count(text: string, character: string): number {
  return text.split(character).length - 1
}

function connecting(user: string) {
  const Resource = `arn:aws:rds-db:eu-west-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/${user}`
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'rds-db:connect', Resource }] }
}
