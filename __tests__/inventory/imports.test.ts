import { indexOf } from './index-of.ts'

type Row = readonly [
  what: string,
  files: Readonly<Record<string, string>>,
  from: string,
  expected: readonly string[],
]

/** Every import of the file `from`: what is written, and where it leads. */
const ROWS: readonly Row[] = [
  [
    'relative paths',
    {
      'src/a.ts': "import './b'\nexport * from './c/index.js'\nimport x from '../d.json'\nimport './gone'",
      'src/b.tsx': '',
      'src/c/index.ts': '',
      'd.json': '{}',
    },
    'src/a.ts',
    ['./b → src/b.tsx', './c/index.js → src/c/index.ts', '../d.json → d.json', './gone → nowhere'],
  ],
  [
    'dynamic ones',
    {
      'a.js': "const b = await import(/* now */ './b.js')\nconst c = require('./c')\nrequire(name)",
      'b.js': '',
      'c.js': '',
    },
    'a.js',
    ['./b.js → b.js', './c → c.js'],
  ],
  [
    'aliases of a tsconfig with comments',
    {
      'app/tsconfig.json':
        '{ // paths\n "compilerOptions": { "baseUrl": ".", "paths": { "@/*": ["lib/*"], "exact": ["lib/one"], }, } }',
      'app/src/a.ts': "import '@/b'\nimport 'exact'\nimport 'lib/b'\nimport 'react'",
      'app/lib/b.ts': '',
      'app/lib/one.ts': '',
    },
    'app/src/a.ts',
    ['@/b → app/lib/b.ts', 'exact → app/lib/one.ts', 'lib/b → app/lib/b.ts', 'react → package react'],
  ],
  [
    'packages of the workspace',
    {
      'packages/core/package.json': '{"name":"@x/core","exports":{".":{"import":"./src/main.ts"}}}',
      'packages/core/src/main.ts': '',
      'packages/core/src/sub.ts': '',
      'a.ts': "import '@x/core'\nimport '@x/core/sub'\nimport '@x/other/deep'\nimport 'node:fs'",
    },
    'a.ts',
    [
      '@x/core → packages/core/src/main.ts',
      '@x/core/sub → packages/core/src/sub.ts',
      '@x/other/deep → package @x/other',
      'node:fs → package node:fs',
    ],
  ],
  [
    'Python',
    {
      'app/__init__.py': '',
      'app/a.py':
        'import app.b\nfrom . import c\nfrom .sub import d, e\nfrom os import path\nfrom .gone import x',
      'app/b.py': '',
      'app/c.py': '',
      'app/sub/__init__.py': '',
      'app/sub/d.py': '',
    },
    'app/a.py',
    [
      'app.b → app/b.py',
      '. → app/c.py app/__init__.py',
      '.sub → app/sub/d.py app/sub/__init__.py',
      '.sub → app/sub/__init__.py',
      'os → package os',
      '.gone → nowhere',
    ],
  ],
  [
    'Python below src',
    { 'src/app/__init__.py': '', 'src/app/b.py': '', 'tests/test_a.py': 'from app.b import x' },
    'tests/test_a.py',
    ['app.b → src/app/b.py'],
  ],
  [
    'Go',
    {
      'go.mod': 'module example.com/app // the app\n',
      'main.go': 'package main\nimport (\n\t"fmt"\n\ts "example.com/app/store"\n\t"example.com/app/gone"\n)',
      'store/a.go': 'package store',
      'store/b.go': 'package store',
      'store/a_test.go': 'package store',
    },
    'main.go',
    ['fmt → package fmt', 'example.com/app/store → store/a.go store/b.go', 'example.com/app/gone → nowhere'],
  ],
  [
    'Rust',
    {
      'one/Cargo.toml': '[package]\nname = "one-two"\n',
      'one/src/lib.rs': 'mod store;\nmod gone;\nuse crate::store::{self, disk::Disk};\nuse std::fmt;',
      'one/src/store/mod.rs': '',
      'one/src/store/disk.rs': '',
    },
    'one/src/lib.rs',
    [
      'store → one/src/store/mod.rs',
      'gone → nowhere',
      'crate::store → one/src/store/mod.rs',
      'crate::store::disk::Disk → one/src/store/disk.rs',
      'std::fmt → package std',
    ],
  ],
  [
    'Rust, between crates and upwards',
    {
      'one/Cargo.toml': '[package]\nname = "one-two"\n',
      'one/src/lib.rs': '',
      'two/Cargo.toml': '[package]\nname = "two"\n',
      'two/src/lib.rs': '',
      'two/src/deep.rs': 'use one_two::Thing;\nuse super::other::X;',
      'two/src/other.rs': '',
    },
    'two/src/deep.rs',
    ['one_two::Thing → one/src/lib.rs', 'super::other::X → two/src/other.rs'],
  ],
  [
    'Java',
    {
      'x/src/main/java/a/b/C.java': 'package a.b;\nclass C {}',
      'y/D.java': 'package y;\nimport a.b.C;\nimport static a.b.C.go;\nimport a.b.*;\nimport java.util.List;',
    },
    'y/D.java',
    [
      'a.b.C → x/src/main/java/a/b/C.java',
      'a.b.C.go → x/src/main/java/a/b/C.java',
      'a.b → x/src/main/java/a/b/C.java',
      'java.util.List → package java.util.List',
    ],
  ],
  [
    'C',
    {
      'src/a.c': '#include "b.h"\n#include <stdio.h>\n#include <lib/c.h>\n#include "gone.h"',
      'src/b.h': '',
      'include/lib/c.h': '',
    },
    'src/a.c',
    ['b.h → src/b.h', 'stdio.h → package stdio.h', 'lib/c.h → include/lib/c.h', 'gone.h → nowhere'],
  ],
  [
    'C#',
    {
      'A.cs': 'using App.Store;\nusing System.Linq;',
      'B.cs': 'namespace App.Store;\nclass B {}',
      'C.cs': 'namespace App.Store { class C {} }',
    },
    'A.cs',
    ['App.Store → B.cs C.cs', 'System.Linq → package System.Linq'],
  ],
  [
    'PHP',
    {
      'src/Store.php': '<?php\nnamespace App\\Data;\nclass Store {}',
      'a.php': '<?php\nuse App\\Data\\Store;\nuse Psr\\Log\\Logger;',
    },
    'a.php',
    ['App\\Data\\Store → src/Store.php', 'Psr\\Log\\Logger → package Psr'],
  ],
  [
    'Ruby',
    {
      'lib/app/store.rb':
        "require_relative 'disk'\nrequire 'app/disk'\nrequire 'json'\nrequire_relative 'gone'",
      'lib/app/disk.rb': '',
    },
    'lib/app/store.rb',
    ['disk → lib/app/disk.rb', 'app/disk → lib/app/disk.rb', 'json → package json', 'gone → nowhere'],
  ],
]

describe('imports', () => {
  it.each(ROWS)('%s', async (_, files, from, expected) => {
    const { imports } = await indexOf(files)
    const found = imports
      .filter(({ path }) => path === from)
      .map(({ specifier, target }) => {
        const to =
          target.kind === 'files'
            ? target.paths.join(' ')
            : target.kind === 'package'
              ? `package ${target.name}`
              : 'nowhere'
        return `${specifier} → ${to}`
      })
    expect(found).toEqual(expected)
  })
})
