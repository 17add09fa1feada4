package org.plumbline.architecture;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a Java program meets that starts from some classes: the types in their public signatures, in
 * the signatures of those, and so on.
 */
final class PublicFace {
  private final String root;
  private final Map<String, Class<?>> met = new TreeMap<>();
  private final Deque<Class<?>> open = new ArrayDeque<>();

  private PublicFace(String root) {
    this.root = root;
  }

  /** The types below a root package, by name, that signatures lead to from the given classes. */
  static Collection<Class<?>> from(Collection<Class<?>> start, String root) {
    PublicFace face = new PublicFace(root);
    start.forEach(face::meet);
    while (!face.open.isEmpty()) {
      signatures(face.open.remove()).forEach(face::meet);
    }
    return List.copyOf(face.met.values());
  }

  /** The types of the public fields, constructors and methods that a class declares. */
  private static List<Type> signatures(Class<?> type) {
    List<Type> types = new ArrayList<>();
    for (Field field : type.getDeclaredFields()) {
      if (Modifier.isPublic(field.getModifiers())) {
        types.add(field.getGenericType());
      }
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      add(constructor, types);
    }
    for (Method method : type.getDeclaredMethods()) {
      if (add(method, types)) {
        types.add(method.getGenericReturnType());
      }
    }
    types.addAll(Arrays.asList(type.getGenericInterfaces()));
    if (type.getGenericSuperclass() != null) {
      types.add(type.getGenericSuperclass());
    }
    if (type.getPermittedSubclasses() != null) {
      // The bodies of an enum's constants have no name that a program could write.
      Arrays.stream(type.getPermittedSubclasses())
          .filter(permitted -> !permitted.isAnonymousClass())
          .forEach(types::add);
    }
    return types;
  }

  private static boolean add(Executable executable, List<Type> types) {
    boolean isPublic = Modifier.isPublic(executable.getModifiers()) && !executable.isSynthetic();
    if (isPublic) {
      types.addAll(Arrays.asList(executable.getGenericParameterTypes()));
      types.addAll(Arrays.asList(executable.getGenericExceptionTypes()));
    }
    return isPublic;
  }

  private void meet(Type type) {
    if (type instanceof ParameterizedType generic) {
      meet(generic.getRawType());
      Arrays.asList(generic.getActualTypeArguments()).forEach(this::meet);
    } else if (type instanceof WildcardType wildcard) {
      Arrays.asList(wildcard.getUpperBounds()).forEach(this::meet);
      Arrays.asList(wildcard.getLowerBounds()).forEach(this::meet);
    } else if (type instanceof GenericArrayType array) {
      meet(array.getGenericComponentType());
    } else if (type instanceof Class<?> named) {
      meet(named);
    }
  }

  private void meet(Class<?> type) {
    if (type.isArray()) {
      meet(type.getComponentType());
    } else if (type.getName().startsWith(root + ".") && met.put(type.getName(), type) == null) {
      open.add(type);
    }
  }
}
