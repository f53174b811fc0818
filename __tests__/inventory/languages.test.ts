import { inventoryOf } from './facts.ts'

/** A source, and what it declares: kind, qualified name, lines. */
type Row = readonly [path: string, what: string, text: string, expected: readonly string[]]

const ROWS: readonly Row[] = [
  [
    'a.go',
    'a function and a method',
    'package a\nfunc Run() {}\nfunc (s *Store[T]) Get(k int) int {\n\treturn k\n}\n',
    ['function Run 2-2', 'method Store.Get 3-5'],
  ],
  [
    'a.go',
    'a struct',
    'package a\ntype Store struct {\n\tName, Path string\n}\n',
    ['class Store 2-4', 'variable Store.Name 3-3', 'variable Store.Path 3-3'],
  ],
  [
    'a.go',
    'an interface and a type',
    'package a\ntype Reader interface {\n\tRead(p []byte) error\n}\ntype ID = string\ntype Kind int\n',
    ['interface Reader 2-4', 'method Reader.Read 3-3', 'type ID 5-5', 'type Kind 6-6'],
  ],
  [
    'a.go',
    'groups of constants and variables',
    'package a\nconst (\n\tLow = 1\n\tHigh = 2\n)\nvar limit, rest = 5, 6\n',
    ['constant Low 3-3', 'constant High 4-4', 'variable limit 6-6', 'variable rest 6-6'],
  ],
  ['a.go', 'no local', 'package a\nfunc f() {\n\tvar x = 1\n\ty := x\n}\n', ['function f 2-5']],
  [
    'a.rs',
    'a struct and its methods',
    'pub struct Store {\n    name: String,\n}\nimpl<T> Store {\n    pub fn get(&self) -> u8 { 1 }\n}\n',
    ['class Store 1-3', 'variable Store.name 2-2', 'method Store.get 5-5'],
  ],
  [
    'a.rs',
    'a trait, an enum, a type',
    'trait Shape {\n    type Unit;\n    fn area(&self) -> f64;\n}\nenum Kind { A, B(u8) }\ntype Id = u32;\n',
    [
      'interface Shape 1-4',
      'type Shape.Unit 2-2',
      'method Shape.area 3-3',
      'enum Kind 5-5',
      'constant Kind.A 5-5',
      'constant Kind.B 5-5',
      'type Id 6-6',
    ],
  ],
  [
    'a.rs',
    'a module, constants, a macro',
    'mod inner {\n    pub const LIMIT: u8 = 1;\n    static COUNT: u8 = 0;\n    fn go() {}\n}\nmacro_rules! twice { () => {} }\n',
    [
      'module inner 1-5',
      'constant inner.LIMIT 2-2',
      'variable inner.COUNT 3-3',
      'function inner.go 4-4',
      'function twice 6-6',
    ],
  ],
  [
    'a.java',
    'a class',
    '@Deprecated\npublic class Store<T> {\n  private int limit = 1;\n  Store() {}\n  public T get(int key) throws E {\n    return null;\n  }\n}\n',
    ['class Store 1-8', 'variable Store.limit 3-3', 'method Store.Store 4-4', 'method Store.get 5-7'],
  ],
  [
    'a.java',
    'an interface, an enum, a record',
    'interface Shape {\n  int SIDES = 4;\n  double area();\n}\nenum Kind { A, B }\nrecord Point(int x, int y) {}\n@interface Mark { String value(); }\n',
    [
      'interface Shape 1-4',
      'constant Shape.SIDES 2-2',
      'method Shape.area 3-3',
      'enum Kind 5-5',
      'constant Kind.A 5-5',
      'constant Kind.B 5-5',
      'class Point 6-6',
      'interface Mark 7-7',
      'method Mark.value 7-7',
    ],
  ],
  [
    'a.c',
    'functions',
    'int run(void) {\n  int local = 1;\n  return local;\n}\nstatic char **split(const char *s) {}\nint later(int a);\n',
    ['function run 1-4', 'function split 5-5', 'function later 6-6'],
  ],
  [
    'a.c',
    'types',
    'struct node {\n  struct node *next;\n};\ntypedef struct pair { int a; } pair;\ntypedef int (*handler)(int);\nenum kind { LOW, HIGH = 2 };\nunion u { int i; };\n',
    [
      'class node 1-3',
      'variable node.next 2-2',
      'type pair 4-4',
      'class pair 4-4',
      'variable pair.a 4-4',
      'type handler 5-5',
      'enum kind 6-6',
      'constant kind.LOW 6-6',
      'constant kind.HIGH 6-6',
      'class u 7-7',
      'variable u.i 7-7',
    ],
  ],
  [
    'a.c',
    'macros and globals',
    '#define LIMIT 5\n#define TWICE(x) (2 * (x))\nint counter = 0;\nchar *names[3];\n',
    ['constant LIMIT 1-1', 'function TWICE 2-2', 'variable counter 3-3', 'variable names 4-4'],
  ],
  [
    'a.cpp',
    'a class',
    'namespace app {\nclass API Store final {\n public:\n  Store();\n  ~Store();\n  int get() const { return 1; }\n private:\n  int size_;\n};\n}\n',
    [
      'module app 1-10',
      'class app.Store 2-9',
      'method app.Store.Store 4-4',
      'method app.Store.~Store 5-5',
      'method app.Store.get 6-6',
      'variable app.Store.size_ 8-8',
    ],
  ],
  [
    'a.cpp',
    'what is defined outside',
    'int Store::get() const {\n  Slice key(a, b);\n  return 1;\n}\ntemplate <class T> T twice(T x) { return x; }\nusing Id = int;\n',
    ['method Store.get 1-4', 'function twice 5-5', 'type Id 6-6'],
  ],
  [
    'a.h',
    'a lock that only the preprocessor knows',
    'struct Pool {\n  void run() LOCKS_REQUIRED(mutex_);\n};\n',
    ['class Pool 1-3', 'method Pool.run 2-2'],
  ],
  [
    'a.cs',
    'a class',
    'namespace App {\npublic class Store<T> : IStore {\n    private readonly int _limit = 1;\n    public string Name { get; set; }\n    public Store(int a) {}\n    public async Task<T> Get<K>(K key) => await x;\n    public event Action Changed;\n}\n}\n',
    [
      'module App 1-9',
      'class App.Store 2-8',
      'variable App.Store._limit 3-3',
      'variable App.Store.Name 4-4',
      'method App.Store.Store 5-5',
      'method App.Store.Get 6-6',
      'variable App.Store.Changed 7-7',
    ],
  ],
  [
    'a.cs',
    'other types',
    'interface IShape { double Area(); }\nenum Kind { A, B }\nrecord Point(int X);\nstruct Size {}\ndelegate void Handler(int a);\n',
    [
      'interface IShape 1-1',
      'method IShape.Area 1-1',
      'enum Kind 2-2',
      'constant Kind.A 2-2',
      'constant Kind.B 2-2',
      'class Point 3-3',
      'class Size 4-4',
      'type Handler 5-5',
    ],
  ],
  [
    'a.rb',
    'a class in a module',
    'module App\n  class Store < Base\n    LIMIT = 5\n    attr_reader :name, :path\n    def get(key)\n      local = 1\n    end\n    def self.open = new\n    alias_method :fetch, :get\n  end\nend\n',
    [
      'module App 1-11',
      'class App.Store 2-10',
      'constant App.Store.LIMIT 3-3',
      'method App.Store.name 4-4',
      'method App.Store.path 4-4',
      'method App.Store.get 5-7',
      'method App.Store.open 8-8',
      'method App.Store.fetch 9-9',
    ],
  ],
  [
    'a.php',
    'a class',
    '<?php\nnamespace App;\nabstract class Store implements Shape {\n  const LIMIT = 5;\n  public function __construct(private int $size) {}\n  abstract protected function get(string $key): int;\n}\n',
    [
      'module App 2-2',
      'class Store 3-7',
      'constant Store.LIMIT 4-4',
      'method Store.__construct 5-5',
      'variable Store.__construct.size 5-5',
      'method Store.get 6-6',
    ],
  ],
  [
    'a.php',
    'other types',
    '<?php\ninterface Shape { public function area(); }\ntrait Loud { public $volume; }\nenum Kind { case A; }\nfunction run() {}\n',
    [
      'interface Shape 2-2',
      'method Shape.area 2-2',
      'interface Loud 3-3',
      'variable Loud.volume 3-3',
      'enum Kind 4-4',
      'constant Kind.A 4-4',
      'function run 5-5',
    ],
  ],
]

describe('declarations', () => {
  it.each(ROWS)('%s: %s', async (path, _, text, expected) => {
    const { declarations, unread } = await inventoryOf({ [path]: text }, { paths: [path] })
    expect(unread).toEqual([])
    expect(
      declarations.map(({ kind, qualified, line, endLine }) => `${kind} ${qualified} ${line}-${endLine}`),
    ).toEqual(expected)
  })

  it.each(ROWS)('%s: %s, each asked for by name', async (path, _, text, expected) => {
    for (const line of expected) {
      const name = line.split(' ')[1]?.split('.').at(-1) ?? ''
      // PHP writes its variables with a sign that is part of the word.
      const asked = path.endsWith('.php') && line.startsWith('variable') ? `$${name}` : name
      const { declarations } = await inventoryOf({ [path]: text }, { symbols: [asked, name] })
      expect(declarations.map(({ kind, qualified }) => `${kind} ${qualified}`)).toContain(
        line.slice(0, line.lastIndexOf(' ')),
      )
    }
  })

  it.each([
    ['a.go', '// func login() {}\nvar s = "func login()"\nfunc f() { login() }'],
    ['a.rs', '// fn login() {}\nfn f() { login(); x.login(); }'],
    ['a.java', 'class A { /* void login() {} */ void f() { login(); return; } }'],
    ['a.c', '/* int login(void) */\nvoid f(void) { login(); if (login()) {} }'],
    ['a.cs', 'class A { void F() { login(); var x = "void login() {}"; } }'],
    ['a.rb', '# def login\ndef f\n  login\nend'],
    ['a.php', '<?php\n// function login() {}\nfunction f() { login(); $this->login(); }'],
  ])('%s: what only looks like one', async (path, text) => {
    const { declarations } = await inventoryOf({ [path]: text }, { symbols: ['login'] })
    expect(declarations).toEqual([])
  })
})

type TestRow = readonly [path: string, what: string, text: string, expected: readonly string[]]

/** `+` asserts, `-` does not, `?` cannot be told, `!` is skipped. */
const TESTS: readonly TestRow[] = [
  [
    'a_test.go',
    'testing',
    'package a\nfunc TestRun(t *testing.T) {\n\tif x { t.Errorf("no") }\n\tt.Run("sub case", func(t *testing.T) { require.Equal(t, 1, 2) })\n}\nfunc TestNone(t *testing.T) { t.Log("x") }\nfunc TestLater(t *testing.T) {\n\tt.Skip("later")\n}\nfunc Testing(t *testing.T) {}\nfunc TestMain(m *testing.M) {}\n',
    ['+ TestRun', '+ TestRun sub case', '- TestNone', '! TestLater'],
  ],
  [
    'tests/a.rs',
    'cargo test',
    '#[cfg(test)]\nmod tests {\n    #[test]\n    fn works() { assert_eq!(1, 1); }\n    #[test]\n    #[should_panic]\n    fn panics() { go(); }\n    #[tokio::test]\n    #[ignore]\n    async fn later() {}\n    #[test]\n    fn empty() {}\n    fn helper() {}\n}\n',
    ['+ tests works', '+ tests panics', '! tests later', '- tests empty'],
  ],
  [
    'src/test/ATest.java',
    'JUnit',
    'class ATest {\n  @Test void works() { assertEquals(1, 1); }\n  @Test @Disabled void later() {}\n  @Test(expected = E.class) public void throwing() { go(); }\n  @Test void unknown() { go(); }\n  void helper() {}\n}\n',
    ['+ ATest works', '! ATest later', '+ ATest throwing', '? ATest unknown'],
  ],
  [
    'tests/ATests.cs',
    'xUnit',
    'public class ATests {\n  [Fact] public void Works() { Assert.Equal(1, 1); }\n  [Theory, InlineData(1)] public void Many(int a) { a.ShouldBe(1); }\n  [Fact(Skip = "later")] public void Later() {}\n  public void Helper() {}\n}\n',
    ['+ ATests Works', '+ ATests Many', '! ATests Later'],
  ],
  [
    'tests/a.cpp',
    'GoogleTest',
    'TEST(Store, Works) { EXPECT_EQ(1, 1); }\nTEST_F(Store, DISABLED_Later) { EXPECT_EQ(1, 1); }\nTEST(Store, Empty) {}\n',
    ['+ Store Works', '! Store DISABLED_Later', '- Store Empty'],
  ],
  [
    'spec/a_spec.rb',
    'RSpec',
    'RSpec.describe "Store" do\n  context "open" do\n    it "works" do\n      expect(1).to eq(1)\n    end\n    xit("later") { expect(1).to eq(1) }\n  end\nend\n',
    ['+ Store open works', '! Store open later'],
  ],
  [
    'test/a_test.rb',
    'minitest',
    'class StoreTest < Minitest::Test\n  def test_works\n    assert_equal 1, 1\n  end\n  def helper; end\nend\n',
    ['+ StoreTest test_works'],
  ],
  [
    'tests/ATest.php',
    'PHPUnit',
    '<?php\nclass ATest extends TestCase {\n  public function testWorks() { $this->assertSame(1, 1); }\n  /** @test */\n  public function marked() { self::assertTrue(true); }\n  public function helper() {}\n}\n',
    ['+ ATest testWorks', '+ ATest marked'],
  ],
]

describe('tests', () => {
  it.each(TESTS)('%s: %s', async (path, _, text, expected) => {
    const { tests } = await inventoryOf({ [path]: text }, { paths: [path] })
    const sign = (skipped: boolean, asserts: boolean | null) =>
      skipped ? '!' : asserts === null ? '?' : asserts ? '+' : '-'
    expect(tests.map(({ name, skipped, asserts }) => `${sign(skipped, asserts)} ${name}`)).toEqual(expected)
  })
})
