import { join } from 'node:path';
import ts from 'typescript';

const WRITTEN_OUT: ts.TypeFormatFlags =
  ts.TypeFormatFlags.NoTruncation |
  ts.TypeFormatFlags.InTypeAlias |
  ts.TypeFormatFlags.UseSingleQuotesForStringLiteralType |
  ts.TypeFormatFlags.WriteArrayAsGenericType;

/**
 * The types of the contract without the schemas that they are inferred from: what an answer holds, written out, so
 * that the package needs no zod to be understood.
 * @param program one that holds sdk/contract/index.ts
 * @returns the text of a declaration file
 */
export function contractTypes(program: ts.Program, root: string): string {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(join(root, 'sdk/contract/index.ts'));
  const module = source && checker.getSymbolAtLocation(source);
  if (!module) throw new Error('The program does not hold the contract.');
  const lines = checker
    .getExportsOfModule(module)
    .map((symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol))
    .flatMap((symbol) => declarationOf(checker, symbol) ?? []);
  return `${lines.join('\n')}\n`;
}

/** @returns undefined for what is no type, and for what speaks of schemas: nobody can name one without zod */
function declarationOf(checker: ts.TypeChecker, symbol: ts.Symbol): string | undefined {
  const alias = symbol.declarations?.find((each) => ts.isTypeAliasDeclaration(each) || ts.isInterfaceDeclaration(each));
  if (!alias) return undefined;
  const text = ts.isInterfaceDeclaration(alias)
    ? alias.getText()
    : `export type ${symbol.name} = ${checker.typeToString(checker.getDeclaredTypeOfSymbol(symbol), undefined, WRITTEN_OUT)};`;
  if (/\b\$?Zod|\bz\./.test(text)) return undefined;
  const comment = ts.displayPartsToString(symbol.getDocumentationComment(checker)).replaceAll('*/', '* /');
  return comment ? `/** ${comment.replaceAll('\n', '\n * ')} */\n${text}` : text;
}
