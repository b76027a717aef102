// The text of `Fn::Sub`, taken apart.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html

export type Piece = { readonly text: string } | { readonly name: string }

/** `${Name}` is a name; `${!Literal}` is the text `${Literal}`, which is how IAM's variables are written. */
export function pieces(text: string): readonly Piece[] {
  const found: Piece[] = []
  let from = 0
  for (const match of text.matchAll(/\$\{([^{}]*)\}/g)) {
    const [whole, inside = ''] = match
    if (match.index > from) found.push({ text: text.slice(from, match.index) })
    found.push(inside.startsWith('!') ? { text: `\${${inside.slice(1)}}` } : { name: inside.trim() })
    from = match.index + whole.length
  }
  if (from < text.length) found.push({ text: text.slice(from) })
  return found
}
