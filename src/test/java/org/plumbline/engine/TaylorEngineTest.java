package org.plumbline.engine;

/** The built-in engine keeps the contract. */
final class TaylorEngineTest extends EngineContractTest {
  @Override
  protected Engine engine() {
    return new TaylorEngine();
  }
}
