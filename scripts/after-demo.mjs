// The last line of `npm run demo`: what to try next.

console.log(
  '\nThese are the policies of three public walkthroughs. Now yours: node dist/rdsaudit.js check path/to/your/policies',
)
