package org.plumbline.field;

import java.util.List;

/**
 * The gradient-flow field for one table of gates as a straight-line program, split by what each
 * instruction waits for.
 *
 * <p>Coefficient {@code k} of the field needs the weights up to coefficient {@code k}. Instructions
 * in {@code ahead} give the pre-activations of the pinned pairs and need nothing else; those in
 * {@code plain} need no slope; the others depend on coefficient {@code k} of the slopes, which is
 * chosen so that coefficient {@code k+1} of the pinned pre-activations vanishes
 * (proofs-notes/kinks.md): those in {@code steering} give the derivatives of the weights that these
 * are made of, and are executed again as the slopes are found; those in {@code sloped} wait.
 *
 * @param program all instructions
 * @param ahead the instructions that the pinned pre-activations need
 * @param plain the other instructions that no slope enters
 * @param steering the instructions that a slope enters and the pinned pre-activations wait for
 * @param sloped the other instructions that a slope enters
 * @param derivatives for each weight the register of its derivative, or -1 where that is
 *     identically zero
 * @param steered the weights that the pinned pre-activations are made of
 * @param slopePairs for each slope the pair it holds at zero; pairs tied to it are held with it
 * @param pinnedPreActivations for each slope the register of the factor held at zero
 */
public record FieldProgram(
    StraightLineProgram program,
    List<Instruction> ahead,
    List<Instruction> plain,
    List<Instruction> steering,
    List<Instruction> sloped,
    List<Integer> derivatives,
    List<Integer> steered,
    List<Pair> slopePairs,
    List<Integer> pinnedPreActivations) {}
