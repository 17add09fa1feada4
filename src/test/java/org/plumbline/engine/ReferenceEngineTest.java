package org.plumbline.engine;

/** The built-in engine keeps the contract. */
final class ReferenceEngineTest extends EngineContractTest {
  @Override
  protected Engine engine() {
    return new ReferenceEngine();
  }
}
