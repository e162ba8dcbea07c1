import { join } from 'node:path';
import ts from 'typescript';

/** The words in a type, such as `'light' | 'dark'`, or of what a list of it holds. */
function literals(type: ts.Type, checker: ts.TypeChecker): string[] {
  if (type.isStringLiteral()) return [type.value];
  if (type.isUnion()) return type.types.flatMap((each) => literals(each, checker));
  const [item] = checker.isArrayType(type) ? checker.getTypeArguments(type as ts.TypeReference) : [];
  return item ? literals(item, checker) : [];
}

/**
 * Reads, in the written types of the package, the words that a field of a class accepts.
 * @param folder of the package
 * @returns a function of the name of a class and of a field; it gives no word for a type that names none
 */
export function wordReader(folder: string): (name: string, field: string) => readonly string[] {
  const entry = join(folder, 'src/index.d.ts');
  const options = { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, strict: true };
  const program = ts.createProgram([entry], options);
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(entry);
  const module = source && checker.getSymbolAtLocation(source);
  if (!module) throw new Error(`${entry} is not a module.`);
  const classes = new Map(checker.getExportsOfModule(module).map((symbol) => [symbol.name, symbol]));
  return (name, field) => {
    const symbol = classes.get(name);
    if (!symbol) throw new Error(`The package has no class ${name}.`);
    const property = checker.getDeclaredTypeOfSymbol(followed(symbol, checker)).getProperty(field);
    return property ? literals(checker.getTypeOfSymbol(property), checker) : [];
  };
}

const followed = (symbol: ts.Symbol, checker: ts.TypeChecker): ts.Symbol =>
  symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
