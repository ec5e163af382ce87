package io.atrium.endpoint;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.Consumer;

/** What a server keeps to itself. */
final class Inside {
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
        for (Class<?> type = on.getClass(); type != null; type = type.getSuperclass()) {
            for (Method declared : type.getDeclaredMethods()) {
                if (declared.getName().equals(method) && declared.getParameterCount() == 0) {
                    declared.setAccessible(true);
                    return present(declared.invoke(on), method);
                }
            }
        }
        throw new NoSuchMethodException(on.getClass().getName() + "." + method);
    }

    private static Object readOne(Object from, String name) throws ReflectiveOperationException {
        return present(field(from, name).get(from), name);
    }

    private static Field field(Object of, String name) throws ReflectiveOperationException {
        for (Class<?> type = of.getClass(); type != null; type = type.getSuperclass()) {
            for (Field declared : type.getDeclaredFields()) {
                if (declared.getName().equals(name)) {
                    declared.setAccessible(true);
                    return declared;
                }
            }
        }
        throw new NoSuchFieldException(of.getClass().getName() + "." + name);
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
