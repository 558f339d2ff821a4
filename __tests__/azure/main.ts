import { writeFileSync } from 'node:fs';
import { StandIn } from './stand-in';

/**
 * The stand-in by itself, for a Terraform of your own:
 *
 *   npx tsx __tests__/azure/main.ts env.sh &     # then: . ./env.sh && terraform apply
 */
async function main([file = 'stand-in.env']: readonly string[]): Promise<void> {
  const standIn = await StandIn.start();
  const lines = Object.entries(standIn.env).map(([name, value]) => `export ${name}='${value}'`);
  writeFileSync(file, `${lines.join('\n')}\n`);
  process.stdout.write(`stand-in for Azure on ${standIn.url}; environment in ${file}\n`);
  process.once('SIGINT', () => void standIn.stop().then(() => process.exit(0)));
}

void main(process.argv.slice(2));
