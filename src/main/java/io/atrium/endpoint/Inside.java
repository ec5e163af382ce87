package io.atrium.endpoint;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;

/** What a server keeps to itself. */
final class Inside {
    /** Looked up once: a handshake asks for a dozen, and each look copies all a class has. */
    private static final ConcurrentMap<Named, Field> FIELDS = new ConcurrentHashMap<>();

    private static final ConcurrentMap<Named, Method> METHODS = new ConcurrentHashMap<>();

    private record Named(Class<?> of, String name) {}

    private Inside() {}

    /** Follows private fields from one object to the next. */
    static Object read(Object from, String... fields) throws ReflectiveOperationException {
        Object object = from;
        for (String field : fields) {
            object = readOne(object, field);
        }
        return object;
    }

    /** Puts something else into a private field. */
    static void write(Object to, String field, Object value) throws ReflectiveOperationException {
        field(to, field).set(to, value);
    }

    /** Calls a method without parameters, whoever may. */
    static Object call(Object on, String method) throws ReflectiveOperationException {
        Named wanted = new Named(on.getClass(), method);
        Method known = METHODS.get(wanted);
        if (known == null) {
            known = find(wanted);
            METHODS.put(wanted, known);
        }
        return present(known.invoke(on), method);
    }

    private static Method find(Named wanted) throws NoSuchMethodException {
        for (Class<?> type = wanted.of; type != null; type = type.getSuperclass()) {
            for (Method declared : type.getDeclaredMethods()) {
                if (declared.getName().equals(wanted.name) && declared.getParameterCount() == 0) {
                    declared.setAccessible(true);
                    return declared;
                }
            }
        }
        throw new NoSuchMethodException(wanted.of.getName() + "." + wanted.name);
    }

    private static Object readOne(Object from, String name) throws ReflectiveOperationException {
        return present(field(from, name).get(from), name);
    }

    private static Field field(Object of, String name) throws ReflectiveOperationException {
        Named wanted = new Named(of.getClass(), name);
        Field known = FIELDS.get(wanted);
        if (known == null) {
            known = findField(wanted);
            FIELDS.put(wanted, known);
        }
        return known;
    }

    private static Field findField(Named wanted) throws NoSuchFieldException {
        for (Class<?> type = wanted.of; type != null; type = type.getSuperclass()) {
            for (Field declared : type.getDeclaredFields()) {
                if (declared.getName().equals(wanted.name)) {
                    declared.setAccessible(true);
                    return declared;
                }
            }
        }
        throw new NoSuchFieldException(wanted.of.getName() + "." + wanted.name);
    }

    private static Object present(Object value, String name) throws ReflectiveOperationException {
        if (value == null) {
            throw new ReflectiveOperationException(name + " is null");
        }
        return value;
    }

    /** An object of a server's interface. @param methods what to do with the arguments of a call, by the method's name; calls of others do nothing */
    static Object implement(Class<?> type, Map<String, Consumer<Object[]>> methods) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.getDeclaringClass() == Object.class) {
                return ofObject(proxy, method, arguments);
            }
            methods.getOrDefault(method.getName(), ignored -> {}).accept(arguments);
            return null;
        };
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
    }

    private static Object ofObject(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> proxy.getClass().getName();
        };
    }
}
